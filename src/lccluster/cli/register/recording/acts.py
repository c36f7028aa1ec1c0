"""A command for every kind of act that is recorded as it is said: its options are its particulars."""

from collections.abc import Callable
from inspect import Parameter
from typing import Annotated, Any

from lccluster.cli.options import Placed, Valued
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import every_act_asks, needed, optional, recorder
from lccluster.cli.register.recording.doing import Doing
from lccluster.register.acts import Act, Particular


def recording_of(kind: type[Act]) -> Callable[..., None]:
    """Make the command of a kind of act."""

    def record(doing: Doing, **written: Any) -> None:
        from lccluster.usecases.register.recording.intended import drafted
        from lccluster.usecases.register.recording.particulars import read_particular

        measure = doing.room.measure
        said = {
            each.key: read_particular(measure, kind, each, written[each.key])
            for each in kind.asked()
        }
        make = drafted(kind, doing.words, said, doing.said_on)
        named = written["clusters"] or () if kind.on_several else [written["cluster"]]
        doing.on(named, make, written.get("county"))

    own = [*_titles(kind), *map(_declared, kind.asked())]
    return recorder(record, own, every_act_asks(kind.counts_from))


def _titles(kind: type[Act]) -> list[Parameter]:
    if not kind.on_several:
        return [needed("cluster", Annotated[str, parameters.one])]
    return [
        optional("clusters", Annotated[list[str] | None, parameters.several]),
        optional("county", Annotated[str | None, parameters.all_of_county]),
    ]


def _declared(each: Particular) -> Parameter:
    """Declare what this kind of act says; several words by their place on the line are a list."""
    assert each.help is not None  # noqa: S101 - it is asked for
    if not each.by_place:
        asked = Valued(each.option, each.metavar, each.help)
        return optional(each.key, Annotated[str | None, asked])
    kind = list[str] if each.metavar.endswith("...") else str
    return needed(each.key, Annotated[kind, Placed(each.metavar, each.help)])
