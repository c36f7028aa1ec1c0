"""What people say of an act, read as the kind of value that the act has there: by an option, or in a field of the page."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import fields

from lccluster.register.acts import Act, Particular, labels
from lccluster.rulebook.measure import Measure
from lccluster.usecases import typed_words


def read_particular(measure: Measure, kind: type[Act], each: Particular, written: Any) -> Any:
    """Read what was written as the kind of value that the act has there; raises Unusable."""
    if each.key in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[each.key](measure, kind, written)
    field = next(one for one in fields(kind) if one.name == each.key)
    if isinstance(written, str) and field.type in _BY_TYPE:
        return _BY_TYPE[field.type](each.option, written)
    return typed_words.needed(each.option, written or "") if field.required else written


_BY_TYPE: Mapping[Any, Callable[[str, str], Any]] = {
    date: typed_words.day,
    date | None: typed_words.day,
    int: typed_words.number,
}


def _ground(measure: Measure, kind: Any, written: str | None) -> str:
    return typed_words.ground(written or "", kind.grounds(measure))


def _values(_measure: Measure, _kind: Any, written: list[str]) -> dict[str, str | None]:
    """Read `KEY=VALUE`; a day is written as people do, and recorded as all days are."""
    right = typed_words.pairs(written)
    if right.get("name"):
        right["name"] = typed_words.name(str(labels()["name"]), right["name"] or "")
    if right.get("on"):
        right["on"] = str(typed_words.day(str(labels()["on"]), right["on"]))
    return right


def _name(_measure: Measure, _kind: Any, written: str | None) -> str:
    return typed_words.name("NAME", written or "")


_OF_THEIR_OWN: Mapping[str, Callable[[Measure, Any, Any], Any]] = {
    "ground": _ground,
    "name": _name,
    "values": _values,
}
