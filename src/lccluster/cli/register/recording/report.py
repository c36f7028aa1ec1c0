"""`register report`: what clusters and offices report."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lccluster.cli import arguments
from lccluster.cli.options import Valued
from lccluster.cli.program.worth_a_look import into_a_file, warn
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import recording
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.rulebook.duty import Duty
    from lccluster.usecases.register.recording.figures import Taken

DUTY = Valued("--duty", "DUTY", Message("Which of the measure's reports; else the only one."))
SENDER = Valued(
    "--from",
    "cluster|county|city|province",
    Message("Whose report it is; the cluster's unless said."),
)
ABOUT = Valued("--year", "YYYY", Message("The year it is about; else the one usually due."))
PART = Valued("--part", "N", Message("Which of that year's, where there are several."))
FORM = Valued("--form", "FILE", Message("The filled form whose figures it carries; one title."))
FIGURES = Valued(
    "--figures",
    "TABLE",
    Message("A table with the figures of each title, .xlsx or .csv; it names the titles."),
)


@recording
def report(
    doing: Doing,
    clusters: Annotated[list[str] | None, parameters.several] = None,
    county: Annotated[str | None, parameters.all_of_county] = None,
    duty: Annotated[str | None, DUTY] = None,
    sender: Annotated[str | None, SENDER] = None,
    year: Annotated[str | None, ABOUT] = None,
    part: Annotated[str | None, PART] = None,
    form: Annotated[str | None, FORM] = None,
    figures: Annotated[str | None, FIGURES] = None,
) -> None:
    """`register report`."""
    from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in

    meant = duty_meant(doing.room.measure, duty, sender)
    about, number = arguments.number("--year", year), arguments.number("--part", part)
    named = tuple(clusters or ())
    taken = _taken(doing, meant, about, named, county, form, figures) if form or figures else {}
    if county and not named and meant.is_one_for_all:
        named, county = _one_for_all(doing, county), None
    said = HandedIn(meant, about, number, taken)
    doing.on(tuple(taken) or named, handing_in(doing.room, doing.words, said), county)


def _one_for_all(doing: Doing, county: str) -> tuple[str]:
    """Name the title with which one report on all titles of a county is recorded."""
    from lccluster.usecases.register.recording.which import first_of_county

    office = arguments.county(county, doing.room.offices)
    return (first_of_county(doing.room, office, doing.words["on"]),)


def _taken(
    doing: Doing,
    duty: "Duty",
    year: int | None,
    named: "Sequence[str]",
    county: str | None,
    form: str | None,
    table: str | None,
) -> "Taken":
    """Take the figures that the reports carry; raises Unusable where it is not clear whose they are."""
    from lccluster.usecases.register.recording import figures

    figures.carries_figures(duty)
    figures.refuse_unclear(named, county, year, form, table)
    assert year is not None  # noqa: S101 - refused above
    if form:
        found, problems = figures.from_form(
            doing.room, named[0], Path(form), year, doing.stamp.today
        )
    else:
        from lccluster.usecases.register.recording.figures_table import from_table

        found, problems = from_table(doing.room, Path(table or ""), year)
    warn(problems, into_a_file("lccluster register report … --dry-run"))
    return found
