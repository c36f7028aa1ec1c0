"""A command for every kind of act that is recorded as it is said: its options are its particulars."""

from collections.abc import Callable
from inspect import Parameter
from typing import Annotated, Any

from lccluster.cli.options import Placed, Valued
from lccluster.cli.register.recording.asked import every_act_asks, needed, optional, recorder
from lccluster.cli.round import common
from lccluster.cli.round.recording import InRound
from lccluster.register.acts import Particular
from lccluster.round.acts import RoundAct


def recording_of(kind: type[RoundAct]) -> Callable[..., None]:
    """Make the command of a kind of act."""

    def record(doing: InRound, **said: Any) -> None:
        from lccluster.usecases.round.recording.deciding import by_whom, record_acts
        from lccluster.usecases.round.recording.said import read_said

        room = doing.room
        own = {each.key: read_said(kind, each, said[each.key]) for each in kind.asked()}
        words = doing.words | own
        doing.tell(
            record_acts(
                room,
                [said["application"]] if _places(kind) else said["applications"],
                lambda each: kind(by=by_whom(room, kind, each), **words),
                doing.hand,
            )
        )

    own = [*_applications(kind), *map(_declared, kind.asked())]
    return recorder(record, own, every_act_asks(kind.counts_from), InRound)


def _places(kind: type[RoundAct]) -> bool:
    """Tell whether more than the applications is told by its place on the line."""
    return any(each.by_place for each in kind.asked())


def _applications(kind: type[RoundAct]) -> list[Parameter]:
    if _places(kind):
        return [needed("application", Annotated[str, common.one])]
    return [optional("applications", Annotated[list[str] | None, common.several])]


def _declared(each: Particular) -> Parameter:
    assert each.help is not None  # noqa: S101 - it is asked for
    if each.by_place:
        return needed(each.key, Annotated[str, Placed(each.metavar, each.help)])
    asked = Valued(each.option, each.metavar, each.help)
    return optional(each.key, Annotated[str | None, asked])
