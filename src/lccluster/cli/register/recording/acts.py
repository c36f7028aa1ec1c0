"""A command for every kind of act that is recorded as it is said: its options are its particulars."""

from collections.abc import Callable, Mapping
from datetime import date
from inspect import Parameter
from typing import Annotated, Any

import typer
from msgspec.structs import fields

from lccluster.cli import arguments
from lccluster.cli.options import argument, option
from lccluster.cli.register import parameters
from lccluster.cli.register.recording.asked import add_recording, needed, optional
from lccluster.cli.register.recording.doing import Doing
from lccluster.register.acts import Act, Particular


def add_act(register: typer.Typer, kind: type[Act]) -> None:
    """Add the command of a kind of act."""

    def record(doing: Doing, **written: Any) -> None:
        from lccluster.usecases.register.recording.drafted import drafted

        said = {each.key: _read(doing, kind, each, written[each.key]) for each in kind.asked()}
        make = drafted(kind, doing.words, said, doing.said_on)
        named = written["clusters"] or () if kind.on_several else [written["cluster"]]
        doing.on(named, make, written.get("county"))

    assert kind.command  # noqa: S101 - the table lists those that have one
    own = [*_titles(kind), *map(_declared, kind.asked())]
    add_recording(register, kind.command, record, own, kind.counts_from)


def _titles(kind: type[Act]) -> list[Parameter]:
    if not kind.on_several:
        return [needed("cluster", Annotated[str, parameters.one()])]
    return [
        optional("clusters", Annotated[list[str] | None, parameters.several()]),
        optional("county", Annotated[str | None, parameters.all_of_county()]),
    ]


def _declared(each: Particular) -> Parameter:
    """Declare what this kind of act says; several words by their place on the line are a list."""
    assert each.help is not None  # noqa: S101 - it is asked for
    if not each.by_place:
        asked = option(_shown(each), each.metavar, each.help)
        return optional(each.key, Annotated[str | None, asked])
    kind = list[str] if each.metavar.endswith("...") else str
    return needed(each.key, Annotated[kind, argument(each.metavar, each.help)])


def _shown(each: Particular) -> str:
    return each.metavar if each.by_place else f"--{each.key.replace('_', '-')}"


def _read(doing: Doing, kind: type[Act], each: Particular, written: Any) -> Any:
    """Read what was written as the kind of value that the act has there."""
    if each.key in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[each.key](doing, kind, written)
    field = next(one for one in fields(kind) if one.name == each.key)
    if isinstance(written, str) and field.type in _BY_TYPE:
        return _BY_TYPE[field.type](_shown(each), written)
    return arguments.needed(_shown(each), written or "") if field.required else written


_BY_TYPE: Mapping[Any, Callable[[str, str], Any]] = {
    date: arguments.day,
    date | None: arguments.day,
    int: arguments.number,
}


def _ground(doing: Doing, kind: Any, written: str | None) -> str:
    return arguments.ground(written or "", kind.grounds(doing.room.measure))


def _values(_doing: Doing, _kind: Any, written: list[str]) -> dict[str, str | None]:
    """Read `KEY=VALUE`; a day is written as people do, and recorded as all days are."""
    right = arguments.pairs(written)
    if right.get("on"):
        right["on"] = str(arguments.day("on", right["on"]))
    return right


_OF_THEIR_OWN: Mapping[str, Callable[[Doing, Any, Any], Any]] = {
    "ground": _ground,
    "values": _values,
}
