"""An earlier result held against what was handed in with it, or lies in the folder; no other file is opened by what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.usecases.check import verify
from lccluster.usecases.check.verify import FORM, Verified, verify_file
from lccluster.usecases.page.applications.checking import FINDINGS, FORMS, handed_in
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.handed_in import below

RESULT = "result"


class NamedFiles(Struct, frozen=True):
    """The files that a result may name: those handed in, by what they are and are called, go before those of the folder."""

    given: Mapping[str, Mapping[str, Path]]
    folder: Path
    place: Path  # of the drawer, where no file lies

    def located(self, kind: str, written: str) -> Path:
        """Find a file by its name among those handed in, or where it lies in the folder; else one that is not there."""
        name = PurePosixPath(written.replace("\\", "/")).name.strip(".") or "—"
        if given := self.given[kind].get(name):
            return given
        root = self.folder.resolve()
        found = (root / written).resolve()
        return found if found.is_relative_to(root) and found.is_file() else self.place / name


def verified(place: Path, asked: CheckingWith, folder: Path) -> list[Verified]:
    """Work the result of a place of the drawer out again; raises Unusable."""
    if len(results := below(place, RESULT)) != 1:
        raise Unusable(_ONE.at())
    handed_in(place, asked)  # materials beside the forms that name them
    groups = {FORM: below(place, FORMS), verify.FINDINGS: below(place, FINDINGS)}
    given = {kind: {each.name: each for each in found} for kind, found in groups.items()}
    return verify_file(
        results[0], asked.library, asked.today, NamedFiles(given, folder, place).located
    )


_ONE = Fault(
    "nothing-handed-in",
    Message("No result was chosen, or more than one."),
    Message("Choose the result that came with the documents of a check."),
)
