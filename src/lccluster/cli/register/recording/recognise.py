"""`register recognise`."""

from typing import TYPE_CHECKING, Annotated, Any

from lccluster.cli import arguments, options
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.register.recording.asked import recording
from lccluster.cli.register.recording.doing import Doing
from lccluster.language import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.usecases.register.acts import Recorded
    from lccluster.usecases.register.recognition import Named


@recording
def recognise(
    doing: Doing,
    applications: Annotated[
        list[str] | None,
        Placed(
            "[APPLICATION]...",
            Message("The applications, or folders of them; all of them have to be eligible."),
        ),
    ] = None,
    findings: Annotated[list[str] | None, options.findings] = None,
    name: Annotated[
        str | None, Valued("--name", "NAME", Message("By hand: the cluster's name."))
    ] = None,
    county: Annotated[str | None, Valued("--county", "C", Message("By hand: the county."))] = None,
) -> None:
    """`register recognise`."""
    from lccluster.usecases.register.recognition import Named

    of = arguments.county(county, doing.room.offices) if county else None
    called = None if name is None else arguments.name("--name", name)
    doing.tell(_recognised(doing, applications or (), findings or (), Named(called, of)))


def _recognised(
    doing: Doing, applications: "Sequence[str]", findings: "Sequence[str]", named: "Named"
) -> "list[Recorded]":
    from lccluster.usecases.register.recognition import DecisionPaper, by_hand, from_applications

    paper = DecisionPaper(**{key: value for key, value in doing.words.items() if key != "by"})
    how: dict[str, Any] = {"dry_run": doing.dry_run, "tell": streams.tell}
    if applications:
        forms, found = arguments.files(applications), arguments.files(findings)
        return from_applications(doing.room, forms, found, named, paper, doing.stamp, **how)
    return [by_hand(doing.room, named, paper, doing.stamp, **how)]
