"""`register apply-review`, `pass-review`: acts that rest on an application."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lccluster.cli import arguments, options
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import recording
from lccluster.cli.register.recording.doing import Doing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lccluster.usecases.register.recording.papers import Papers


@recording
def apply_review(
    doing: Doing,
    clusters: Annotated[list[str] | None, parameters.several_with_forms] = None,
    county: Annotated[str | None, parameters.all_of_county] = None,
) -> None:
    """`register apply-review`."""
    from lccluster.register.acts import ReviewApplied
    from lccluster.usecases.register.recording.reviews import applying

    named, forms = _apart(clusters or ())
    event = ReviewApplied(**doing.words | {"by": None})
    make = applying(doing.room, event, _papers(doing, forms, (), None))
    doing.on(named, make, county)


@recording
def pass_review(
    doing: Doing,
    clusters: Annotated[list[str] | None, parameters.several_with_forms] = None,
    county: Annotated[str | None, parameters.all_of_county] = None,
    findings: Annotated[list[str] | None, options.findings] = None,
) -> None:
    """`register pass-review`."""
    from lccluster.register.acts import ReviewPassed
    from lccluster.usecases.register.recording.reviews import passing

    named, forms = _apart(clusters or ())
    event = ReviewPassed(**doing.words)
    papers = _papers(doing, forms, findings or (), event.on)
    doing.on(named, passing(doing.room, event, papers), county)


def _papers(
    doing: Doing, forms: "Sequence[Path]", findings: "Sequence[str]", on: "date | None"
) -> "list[Papers]":
    from lccluster.usecases.register.recording.papers import examined
    from lccluster.vocabulary import Occasion

    found, today = arguments.files(findings), doing.stamp.today
    return examined(doing.room, Occasion.REVIEW, forms, found, today, on)


def _apart(written: "Sequence[str]") -> tuple[list[str], list[Path]]:
    """Tell titles from applications: what looks like a file, or lies there as one, is a form."""
    from lccluster.files.forms.any_form import OFFICE_SUFFIXES
    from lccluster.files.forms.batches.paths import SUFFIXES

    known = {*SUFFIXES, *OFFICE_SUFFIXES}
    forms = [each for each in written if Path(each).suffix.lower() in known or Path(each).is_file()]
    return [each for each in written if each not in forms], [Path(each) for each in forms]
