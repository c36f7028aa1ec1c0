"""Corrections from the page: a field for each thing that a record may say, where the command takes pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import fields, replace

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.register.acts import Act, Ending, labels
from lccluster.rulebook.measure import Ground, Measure
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import CHOICE, AskedField, Typed, gathered

VALUES = "values"  # what the act keeps of them
RIGHT, GONE = "right-", "gone"


def right_fields(measure: Measure, acts: Sequence[Act]) -> list[AskedField]:
    """Ask for each thing that one of these acts can be corrected in, and for what is to go."""
    keys = dict.fromkeys(key for each in acts for key in each.correctable)
    left_out = {key for each in acts for key in _left_out(each)}
    removable = tuple((key, str(labels()[key])) for key in keys if key in left_out)
    gone = Message("what stands there and is to go")
    first, *others = [
        *(_right(measure, acts, key) for key in keys),
        AskedField(GONE, gone, GONE, None, removable, CHOICE),
    ]
    return [replace(first, begins=Message("What the record should say")), *others]


def _left_out(act: Act) -> Iterable[str]:
    """List what such an act need not say."""
    needless = {each.name for each in fields(act) if not each.required}
    return (key for key in act.correctable if key in needless)


def _right(measure: Measure, acts: Sequence[Act], key: str) -> AskedField:
    choices = _choices(measure, acts, key)
    shape = CHOICE if choices else _SHAPES.get(key, "text")
    return AskedField(f"{RIGHT}{key}", right_of(key), f"{RIGHT}{key}", None, choices, shape)


def right_of(key: str) -> Message:
    """Call what is right of what an act says."""
    return Message("right is: {label}", label=labels().get(key, key))


_SHAPES = {"on": "date", "note": "long"}


def _choices(measure: Measure, acts: Sequence[Act], key: str) -> tuple[tuple[str, str], ...]:
    if key == "duty":
        return tuple((each.id, str(each.words)) for each in measure.duties)
    if key != "ground":
        return ()
    ends = (each for each in acts if isinstance(each, Ending))
    return tuple(
        {one.id: with_article(one) for each in ends for one in each.grounds(measure)}.items()
    )


def with_article(ground: Ground) -> str:
    """Name a ground with its provision."""
    return str(Message("{name} ({said})", name=ground.label, said=ground.article))


def read_right(typed: Typed) -> dict[str, str | None]:
    """Read what is right, and what is to go; raises Unusable."""
    keys = [
        key.removeprefix(RIGHT)
        for key, text in typed.texts.items()
        if text and key.startswith(RIGHT)
    ]
    gone = typed.said(GONE)
    if gone in keys:
        raise Unusable(_BOTH.at(field=GONE))
    if not keys and not gone:
        raise Unusable(_NOTHING.at(field=f"{RIGHT}on"))
    read = gathered(*(lambda key=key: _read(key, typed.texts[f"{RIGHT}{key}"]) for key in keys))
    return {**dict(zip(keys, read, strict=True)), **({gone: None} if gone else {})}


def _read(key: str, text: str) -> str:
    field = f"{RIGHT}{key}"
    if key == "on":
        return str(typed_words.day(field, text))
    if key in ("year", "part"):
        return str(typed_words.number(field, text))
    return typed_words.name(field, text) if key == "name" else text


_BOTH = Fault(
    "right-and-gone",
    Message("It is given anew above; it cannot go as well."),
    Message("Keep one of the two."),
)
_NOTHING = Fault(
    "nothing-corrected",
    Message("Nothing is corrected."),
    Message("Fill in what is right; what stays as it is recorded is left empty."),
)
