"""The papers of an application: the form as it was received, what officials found, what it comes to."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.forms.any_form import OFFICE_SUFFIXES
from lccluster.files.forms.batches.paths import SUFFIXES
from lccluster.files.round.layout import FINDINGS
from lccluster.language import Message
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.round.room import RoundRoom
from lccluster.vocabulary import Occasion

if TYPE_CHECKING:
    from lccluster.usecases.check.applications import Checked

APPLICATION = "application"


def form_of(folder: Path) -> Path:
    """Find the form of an application; raises Unusable where there is none, or more than one."""
    known = {*SUFFIXES, *OFFICE_SUFFIXES}
    found = [each for each in matching(folder, f"{APPLICATION}.*") if each.suffix.lower() in known]
    if len(found) != 1:
        raise Unusable(_no_one_form(folder, len(found)))
    return found[0]


def checked(
    room: RoundRoom, form: Path, findings: Path | None, occasion: Occasion, today: date
) -> Checked:
    """Check an application by the round's rulebook; raises Unusable where it cannot be read."""
    from lccluster.files.forms.batches.batch import batch
    from lccluster.files.forms.batches.nothing import nothing_in
    from lccluster.usecases.check.applications import Checked, Checking, Failed

    given = [findings] if findings and matching(findings, "*.y*ml") else []
    results = list(
        Checking(room.books[occasion], today, None, given, room.library).results(
            batch([form]).files
        )
    )
    failed = [problem for each in results if isinstance(each, Failed) for problem in each.problems]
    found = [each for each in results if isinstance(each, Checked)]
    if failed or len(found) != 1:
        raise Unusable(failed or nothing_in([form]))
    return found[0]


def examined(room: RoundRoom, record: ApplicationRecord, today: date) -> Checked:
    """Check an application of the round with every finding beside it; raises Unusable."""
    folder = room.round.beside(record.id)
    return checked(room, form_of(folder), folder / FINDINGS, occasion_of(record.renews), today)


def occasion_of(renews: str | None) -> Occasion:
    """Say what an application is for: it renews a title, or asks for one."""
    return Occasion.REVIEW if renews else Occasion.RECOGNITION


def hash_of_file(path: Path) -> str:
    """Hash a file's bytes, as acts name papers."""
    return hashlib.sha256(whole_of(path)).hexdigest()


def _no_one_form(folder: Path, count: int) -> Problem:
    message = (
        Message("Several forms lie here; which of them was filed nobody can say.")
        if count
        else Message("No form lies here.")
    )
    return Problem(
        code="no-one-form",
        file=str(folder),
        message=message,
        hint=Message("Keep the one that was filed, under the name application.*."),
    )
