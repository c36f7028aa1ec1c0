"""`register report`: what clusters and offices report."""

from typing import Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.options import option
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import recording
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message

OWNERS = {
    "cluster": Message("the cluster"),
    "county": Message("the county"),
    "city": Message("the city"),
    "province": Message("the province"),
}


def add_report(register: typer.Typer) -> None:
    """Add the command."""

    @recording(register, "report")
    def report(
        doing: Doing,
        clusters: Annotated[list[str] | None, parameters.several()] = None,
        county: Annotated[str | None, parameters.all_of_county()] = None,
        duty: Annotated[
            str | None,
            option("--duty", "DUTY", Message("Which of the measure's reports; else the only one.")),
        ] = None,
        sender: Annotated[
            str | None,
            option(
                "--from",
                "|".join(OWNERS),
                Message("Whose report it is; the cluster's unless said."),
            ),
        ] = None,
        year: Annotated[
            str | None,
            option("--year", "YYYY", Message("The year it is about; else the one usually due.")),
        ] = None,
        part: Annotated[
            str | None,
            option("--part", "N", Message("Which of that year's, where there are several.")),
        ] = None,
    ) -> None:
        from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in

        owners = {key: [words] for key, words in OWNERS.items()}
        owner = arguments.word("--from", sender, owners) if sender else None
        meant = duty_meant(doing.room.measure, duty, owner)
        about, number = arguments.number("--year", year), arguments.number("--part", part)
        said = HandedIn(meant, about, number)
        doing.on(clusters or (), handing_in(doing.room, doing.words, said), county)
