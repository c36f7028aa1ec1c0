"""A command for every kind of act that is recorded by what is said of it: its options are what the kind asks."""

from collections.abc import Callable, Sequence
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any

from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.register.recording.asked import needed, optional, recorder
from lccluster.cli.round.recording import ASKED, DRY_RUN, InRound
from lccluster.language import Message
from lccluster.register.acts import Particular
from lccluster.round.acts import NoticePosted, Promulgated, RoundAct

if TYPE_CHECKING:
    from lccluster.usecases.round.recording.meant import RecordedInRound


def recording_of(kind: type[RoundAct]) -> Callable[..., None]:
    """Make the command of a kind of act."""

    def record(doing: InRound, **written: Any) -> None:
        from lccluster.usecases.round.recording.as_said import read_said, recorded

        room = doing.room
        said = {each.key: read_said(kind, each, written[_name(each)]) for each in kind.asked()}
        done = recorded(kind, room, said, doing.shared, doing.hand)
        doing.tell(done)
        _tell_more(kind, done)

    on = optional("on", Annotated[str | None, Valued("--on", "DATE", kind.counts_from)])
    every = [on if key == "on" else ASKED[key] for key in kind.every]
    return recorder(record, [*map(_declared, kind.asked())], [*every, DRY_RUN], InRound)


def _tell_more(kind: type[RoundAct], done: "Sequence[RecordedInRound]") -> None:
    if not done and kind is Promulgated:
        streams.tell(Message("All that was on the list is promulgated; nothing was written."))
    for each in done:
        if isinstance(each.event, NoticePosted):
            streams.tell(Message("The notice runs until {day}.", day=each.event.until))


def _name(each: Particular) -> str:
    """Name its parameter; `from` is a word of Python's own."""
    return f"{each.key}_"


def _declared(each: Particular) -> Parameter:
    assert each.help is not None  # noqa: S101 - it is asked for
    if not each.by_place:
        asked = Valued(each.option, each.metavar, each.help)
        if each.needed:
            return needed(_name(each), Annotated[str, asked])
        return optional(_name(each), Annotated[str | None, asked])
    placed = Placed(each.metavar, each.help)
    if each.metavar.endswith("..."):
        return optional(_name(each), Annotated[list[str] | None, placed])
    return needed(_name(each), Annotated[str, placed])
