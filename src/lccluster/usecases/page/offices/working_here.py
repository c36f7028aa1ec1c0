"""Who works on this computer, said once from the page."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.rules.library import Library
from lccluster.language import Message, headed
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.whoami import become, offices_of, who, writes_as


class WorkingHere(Struct, frozen=True):
    """The register, the rulebooks, and the file that says who works here."""

    register: Path
    library: Library
    file: Path | None
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask for the office, and for the person."""
        offices = offices_of(self.register, self.library)
        choices = tuple((each.name.zh, each.name.zh) for each in (offices.city, *offices.counties))
        return [
            AskedField("office", Message("their office"), "--office", None, choices, "choice"),
            AskedField("person", Message("who works there"), "--person"),
        ]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be said; raises Unusable."""
        if not typed.said("office"):
            raise Unusable(_NO_OFFICE.at(field="--office"))
        become(*self._at(typed), dry_run=True)
        said = [(each.label, typed.said(each.key)) for each in self.fields()]
        lines = tuple(headed(label, text) for label, text in said if text)
        return Foreseen(typed, stamp, Happening(lines, str(self.file)))

    def done(self, shown: Foreseen) -> Happening:
        """Say it; raises Unusable."""
        become(*self._at(shown.typed))
        return Happening((self.sentence,), str(self.file))

    @property
    def is_said(self) -> bool:
        """Tell whether it was said already."""
        return who(self.register, self.library, self.file).file is not None

    @property
    def sentence(self) -> Message:
        """Say who works here."""
        return writes_as(who(self.register, self.library, self.file))

    def _at(self, typed: Typed) -> tuple[Path, Library, Path | None, str | None, str | None]:
        said = typed.said("office"), typed.said("person")
        return (self.register, self.library, self.file, *said)


_NO_OFFICE = Fault("missing-option", Message("This has to be filled in."))
