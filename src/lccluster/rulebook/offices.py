"""`offices.yaml`: who recommends and who decides, under every name they go by."""

import unicodedata
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from lccluster.errors import Fault
from lccluster.language import Message, offers, spelt
from lccluster.quantities.names import Called, Name
from lccluster.vocabulary import Words

BUREAU = "工业和信息化局"


class OfficeName(Words, frozen=True):
    """What an office is called: in every language as files, forms and records write it."""

    zh: Called

    def __str__(self) -> str:
        return self.zh

    @property
    def as_words(self) -> Words:
        """Give it as words, read in the language spoken where nobody types or files it."""
        return Words(self.zh, self.en)


class Office(Struct, frozen=True):
    """An office: its id (the GB/T 2260 code where there is one), its names, old names apart.

    `in_letters` is the one of its names that letters bear, where that is no bureau's.
    """

    id: Name
    name: OfficeName
    aliases: tuple[Name, ...] = ()
    former: tuple[Name, ...] = ()
    in_letters: Name | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """List everything that the office may be called."""
        own = (self.id, self.name.zh, self.name.en, *self.aliases, *self.former)
        return (*own, self.in_letters) if self.in_letters else own

    @property
    def in_full(self) -> str:
        """Name the office as letters and tables do: the name of its bureau, where the rules have it."""
        bureau = (each for each in self.aliases if each.endswith(BUREAU))
        return self.in_letters or next(bureau, self.name.zh)


class Offices(Struct, frozen=True, dict=True):
    """The recommending offices, in the order in which officials list them, the city's, and those above it."""

    city: Office
    counties: tuple[Office, ...]
    province: Office | None = None
    ministry: Office | None = None

    def county(self, written: str) -> Office | None:
        """Find a recommending office by id, name or alias."""
        return self._counties.get(written) or self._counties.get(_folded(written))

    def own_name(self, county: str) -> str:
        """Give the recommending office that goes by a name its own; other places keep theirs.

        By this name whatever is one county's is told from another's: files call an office by several.
        """
        office = self.county(county)
        return office.name.zh if office else county

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two names are one county's."""
        return self.own_name(one) == self.own_name(other)

    def rank(self, county: str) -> int:
        """Give a county's place in the officials' order; what is no county comes last."""
        return self._ranks.get(self.own_name(county), len(self._ranks))

    def names_of(self, counties: Iterable[str]) -> "NamesOf":
        """Give all names of some counties, as files may call them."""
        return NamesOf(self, frozenset(map(self.own_name, counties)))

    def of_kind(self, kind: str, county: str | None) -> str | None:
        """Name the office of a kind in what concerns a county; None where none is named."""
        if kind == "county":
            return None if county is None else self.own_name(county)
        return self.above.get(kind)

    def any(self, written: str) -> Office | None:
        """Find a recommending office, or the city's."""
        return self.county(written) or self._city.get(_folded(written))

    def called(self, written: str) -> str:
        """Name an office that is meant by its id, which is no word for people; any name of it stays."""
        office = self.any(written)
        is_id = office is not None and _folded(office.id) == _folded(written)
        return office.name.zh if office and is_id else written

    @property
    def higher(self) -> dict[str, Office]:
        """Give the offices above the counties that are named, by their kind."""
        known = (("city", self.city), ("province", self.province), ("ministry", self.ministry))
        return {kind: office for kind, office in known if office}

    @cached_property
    def above(self) -> dict[str, str]:
        """Name the offices above the counties, by their kind."""
        return {kind: office.name.zh for kind, office in self.higher.items()}

    def named(self, written: str) -> Office | None:
        """Find an office, a recommending one or one above, by any name that it goes by."""
        return self.county(written) or self._higher.get(_folded(written))

    def is_city(self, written: str) -> bool:
        """Tell whether this is a name of the city's office."""
        return self.any(written) is self.city

    def is_former(self, written: str) -> bool:
        """Tell whether this is a name that the office no longer bears."""
        office = self.county(written)
        return office is not None and _folded(written) in map(_folded, office.former)

    def unknown(self, written: str) -> Fault:
        """Say that a county is no recommending office, and ask which one may have been meant."""
        return UNKNOWN_COUNTY.asking(written, self.names)

    @property
    def names(self) -> dict[str, str | Message]:
        """Map every spelling to how it is offered, to find the nearest one."""
        named: dict[str, str | Message] = {}
        for each in self.counties:
            named |= offers(spelt(each.name.en, each.name.zh), _index((each,)))
        return named

    @property
    def all_names(self) -> dict[str, str | Message]:
        """Map every spelling, and the city's name, to how it is offered."""
        return {**self.names, self.city.name.zh: self.city.name.zh}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {each.name.zh: at for at, each in enumerate(self.counties)}

    @cached_property
    def _city(self) -> dict[str, Office]:
        return _index((self.city,))

    @cached_property
    def _higher(self) -> dict[str, Office]:
        return _index((*self.higher.values(),))

    @cached_property
    def _counties(self) -> dict[str, Office]:
        return _index(self.counties)


class NamesOf(Struct, frozen=True):
    """All names of some counties, however they are written."""

    offices: Offices
    own: frozenset[str]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.own)

    def __contains__(self, written: object) -> bool:
        """Tell whether one of them goes by a name."""
        return isinstance(written, str) and self.offices.own_name(written) in self.own


def _index(offices: tuple[Office, ...]) -> dict[str, Office]:
    return {_folded(name): office for office in offices for name in office.spellings}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


UNKNOWN_COUNTY = Fault(
    "unknown-county",
    Message("“{county}” is no recommending office."),
    Message("“lccluster rules show offices” lists them."),
)
