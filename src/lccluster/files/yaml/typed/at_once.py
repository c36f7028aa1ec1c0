"""What fits at first sight, built at once; with anything else `typed` looks closer.

What builds values of a type is put together once. It never finds that something is wrong: it
raises one of `ODD` wherever it is not sure that everything is right.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_origin

from msgspec import Struct

from lccluster.files.yaml.typed.shapes import READERS, Kinds, Shape, members_of, shape_of

T = TypeVar("T")
ODD = (AttributeError, LookupError, TypeError, ValueError)
Making = Callable[[Any], Any]


def built_at_once(kind: type[T], data: Any) -> T:
    """Build a struct of data that fit; raises one of `ODD`."""
    built: T = _maker(cast("Any", kind))(data)
    return built


def fields_at_once(kind: type[Struct], data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a struct's fields, by name, of data that fit; raises one of `ODD`."""
    members, built = _members(kind), dict[str, Any]()
    for key, value in data.items():
        name, of_text, of_other, has_default = members[key]
        if type(value) is str:
            built[name] = of_text(value)
        elif value is not None or not has_default:
            built[name] = of_other(value)
    return built


@cache
def _maker(kind: Any) -> Making:
    return _made(shape_of(kind))


class _MadeMember(NamedTuple):
    """A key of a group: the field it fills, what makes it of a text and of anything else."""

    name: str
    of_text: Making
    of_other: Making
    has_default: bool


def _made(shape: Shape) -> Making:
    """Give what makes a value of a shape."""
    make = _MAKERS[shape.sort](shape)
    return (lambda data: None if data is None else make(data)) if shape.optional else make


def _of_text(shape: Shape) -> Making:
    """Give what reads a text; whether it is one has been asked."""
    if shape.words is None:
        read: Making = READERS[shape.of][0]
        return read
    as_it_is = get_origin(shape.of) is Literal
    return {each: each if as_it_is else shape.of(each) for each in shape.words}.__getitem__


def _scalar(shape: Shape) -> Making:
    read = _of_text(shape)

    def make(data: Any) -> Any:
        if type(data) is not str:
            raise TypeError
        return read(data)

    return make


def _list(shape: Shape) -> Making:
    make_item = _made(shape_of(shape.of))

    def make(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise TypeError
        return tuple(map(make_item, data))

    return make


def _mapping(shape: Shape) -> Making:
    make = _made(shape_of(shape.of))
    return lambda data: {key: make(value) for key, value in data.items()}


def _kinds(shape: Shape) -> Making:
    kinds: Kinds = shape.of
    makers = {word: _group(Shape("group", kind)) for word, kind in kinds.by_word.items()}
    return lambda data: makers[data[kinds.tag]](data)


def _group(shape: Shape) -> Making:
    kind = shape.of
    return lambda data: kind(**fields_at_once(kind, data))


def _text_or_group(shape: Shape) -> Making:
    make = _group(shape)
    return lambda data: data if type(data) is str else make(data)


@cache
def _members(kind: Any) -> dict[str, _MadeMember]:
    return {
        key: _MadeMember(
            each.name,
            {"scalar": _of_text, "any": _as_it_is}.get(each.shape.sort, _no_text)(each.shape),
            _made(each.shape),
            each.has_default,
        )
        for key, each in members_of(kind).items()
    }


def _as_it_is(_shape: Shape) -> Making:
    return lambda data: data


def _no_text(_shape: Shape) -> Making:
    return _refused


def _refused(data: Any) -> Any:
    raise TypeError


_MAKERS: dict[str, Callable[[Shape], Making]] = {
    "scalar": _scalar,
    "list": _list,
    "mapping": _mapping,
    "kinds": _kinds,
    "group": _group,
    "text or group": _text_or_group,
    "any": _as_it_is,
}
