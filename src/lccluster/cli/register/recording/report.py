"""`register report`: yearly reports."""

from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.cli import arguments
from lccluster.cli.options import option
from lccluster.cli.register import options
from lccluster.cli.register.recording.asked import recording
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.register.acts import Report
    from lccluster.register.cluster import Cluster


def add_report(register: typer.Typer) -> None:
    """Add the command."""

    @recording(register, "report")
    def report(
        doing: Doing,
        clusters: Annotated[list[str] | None, options.several()] = None,
        county: Annotated[str | None, options.all_of_county()] = None,
        sender: Annotated[
            str,
            option(
                "--from",
                "cluster|county",
                Message("Whose report it is; the cluster's unless said."),
            ),
        ] = "cluster",
        year: Annotated[
            str | None, option("--year", "YYYY", Message("The year it is about; else last year."))
        ] = None,
    ) -> None:
        from lccluster.kinds import kinds_of
        from lccluster.register.acts import Report
        from lccluster.usecases.register.recording.reports import handing_in

        kinds = {each.sender: each for each in kinds_of(Report)}
        senders = {key: [each.words] for key, each in kinds.items()}
        kind = kinds[arguments.word("--from", sender, senders)]
        about = arguments.number("--year", year)
        words = doing.words | {"year": doing.words["on"].year - 1 if about is None else about}

        def act(cluster: "Cluster") -> "Report":
            return kind(**words | {"by": cluster.county if kind.sender == "county" else None})

        doing.on(clusters or (), handing_in(doing.room, act), county)
