"""A pack: what a writer sends of a register, numbered, each going on where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from lccluster.register.installation import office_of
from lccluster.register.joining.brought import Brought, Segment, Sent, Words
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.heads import Covered, Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import version


class Pack(Struct, frozen=True):
    """All that a pack holds.

    `before` is the number and the digest of the one that it follows. Of each chain that it carries it has
    the lines from `starts` on; `knows` says of every chain how much of it the sender has.
    """

    register: str
    writer: str
    office: str
    to: str
    sequence: int
    before: tuple[int, str] | None
    header: Words
    starts: Mapping[str, int]
    knows: Mapping[str, Covered]
    seals: Mapping[str, Sequence[Seal]]
    head_starts: Mapping[str, int]
    heads: Mapping[str, Sequence[Head]]
    clusters: Sequence[Words]
    header_lines: Sequence[HeaderLine] = ()

    @property
    def name(self) -> str:
        """Name it as people do: by its office and its number."""
        return pack_name(self.writer, self.sequence)

    @property
    def is_empty(self) -> bool:
        """Tell whether it brings nothing."""
        return not any((*self.seals.values(), *self.heads.values()))

    @property
    def acts(self) -> int:
        """Count the acts that it brings."""
        return sum(1 for each in self.sealed if each.cluster and not version(each.event))

    @property
    def sealed(self) -> Iterable[Seal]:
        """Give all seals that it brings."""
        return (each for chain in self.seals.values() for each in chain)

    def sent(self, digest: str) -> Sent:
        """Give what is noted of it."""
        carries = {name: self.knows[name] for name in self.starts if name in self.knows}
        heads = {name: start + len(self.heads[name]) for name, start in self.head_starts.items()}
        return Sent(self.sequence, self.to, digest, carries, heads)

    def brought(self, digest: str, origin: str) -> Brought:
        """Give it as what is brought together with a register."""
        chains = {name: self._segment(name) for name in self.knows}
        headed = any(each.cluster == "" for each in self.sealed)
        return Brought(
            self.register,
            chains,
            self.heads,
            self.clusters,
            self.header if headed else None,
            origin,
            {self.writer: [self.sent(digest)]},
            pack_name(self.writer, self.before[0]) if self.before else "",
            self.header_lines if headed else (),
        )

    def _segment(self, name: str) -> Segment:
        known, _ = self.knows[name]
        return Segment(self.seals.get(name, ()), self.starts.get(name, 0), known)


def pack_name(writer: str, sequence: int) -> str:
    """Name a pack as people do: by the office of its writer and its number."""
    return f"{office_of(writer)}-{sequence:02}"


def stream(sent: Iterable[Sent], to: str, upto: int | None = None) -> list[Sent]:
    """Give in order the packs that went to an office, as far as one of a number."""
    found = [e for e in sent if e.to == to and (upto is None or e.sequence <= upto)]
    return sorted(found, key=lambda each: each.sequence)


def ends(sent: Iterable[Sent]) -> dict[str, Covered]:
    """Say of each chain how much of it has been sent."""
    found: dict[str, Covered] = {}
    for each in sent:
        for name, covered in each.carries.items():
            found[name] = max(found.get(name, (0, "")), covered)
    return found


def heads_sent(sent: Iterable[Sent]) -> dict[str, int]:
    """Say of each writer how many heads have been sent."""
    found: dict[str, int] = {}
    for each in sent:
        for name, count in each.heads.items():
            found[name] = max(found.get(name, 0), count)
    return found
