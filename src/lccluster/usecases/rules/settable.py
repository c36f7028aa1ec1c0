"""The figures and days of a rulebook that can be set from the command line, and how each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.language import LANGUAGES, Message, Names, every_wording, offers, spelt
from lccluster.quantities import plain
from lccluster.quantities.texts import folded
from lccluster.render.screen.rulebooks.difference_words import KEYS
from lccluster.rulebook.flaws.flaw import CONDITIONS, MEASURE, Path
from lccluster.usecases.typed_words import AMBIGUOUS

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DAY_OF_A_YEAR = re.compile(r"[0-9]{2}-[0-9]{2}", re.ASCII)
_KINDS = {
    NUMBER: Message("Write a number, such as 120 or 1.5."),
    _DAY: Message("Write year, month and day as 2025-02-20."),
    _DAY_OF_A_YEAR: Message("Write month and day as 03-31."),
}
_LATIN = re.compile(r"[A-Za-z]")
_NOT_SET = ("id", "article", "articles")  # names, however much they look like figures
_SHOWN = 12


class Settable(Struct, frozen=True):
    """A figure or day that a rulebook states: its file, where it stands there, and how it is named.

    `beside` is the mapping that it is part of; a bound `judges` a field of the form.
    """

    file: str
    path: Path
    names: tuple[str, ...]
    stands: str
    beside: Any = None
    judges: str | None = None

    def taken(self, written: str) -> str:
        """Take what shall stand there: a figure for a figure, a day for a day. Raises Unusable."""
        kind = next(each for each in _KINDS if each.fullmatch(self.stands))
        text = folded(written)
        if not kind.fullmatch(text):
            raise Unusable(
                Problem(
                    code="no-such-value",
                    field=self.names[0],
                    message=Message(
                        "“{text}” cannot stand where {value} stands.",
                        text=written,
                        value=self.stands,
                    ),
                    hint=_KINDS[kind],
                )
            )
        return plain(Decimal(text)) if kind is NUMBER else text


def settables(measure: Any, conditions: Any, form: Form) -> list[Settable]:
    """List what can be set, of the two files as they are read; bounds also by what people call them."""
    found = [_as_printed(each, each.beside) for each in _below(MEASURE, measure, (), ("",))]
    for group in ("conditions", "waivers"):
        for index, rule in enumerate(conditions.get(group) or ()):
            for key, value in rule.items():
                names = (rule["id"],) if key == "check" else (f"{rule['id']}.{key}",)
                below = _below(CONDITIONS, value, (group, index, key), names)
                found += [_as_printed(_as_called(each, rule, form), rule) for each in below]
    return found


def _as_printed(each: Settable, owner: Any) -> Settable:
    """Name a figure also by its key as “rules diff” prints it, behind the label of what has it."""
    keys = [str(step) for step in each.path if isinstance(step, str)]
    words = KEYS.get(".".join(keys)) or KEYS.get(keys[-1])
    if words is None:
        return each
    label = owner.get("label") or {}
    said = zip(LANGUAGES, every_wording(words), strict=True)
    printed = (
        f"{label[lang]}.{word}" if label else word
        for lang, word in said
        if not label or label.get(lang)
    )
    return replace(each, names=(*each.names, *printed))


def _as_called(each: Settable, rule: Any, form: Form) -> Settable:
    """Name a bound also by its condition and its field, as `simulate --sweep` takes them; a file may spell the field in labels."""
    field = each.beside.get("field") if each.path[-1] == "bound" else None
    judged = keys_of(form).own(field) if isinstance(field, str) else None
    if judged is None or judged not in form.by_path:
        return each
    names = (*each.names, rule["id"], *labels(rule), *form.words(judged))
    return replace(each, names=names, judges=judged)


def labels(rule: Any) -> Iterator[str]:
    """Give the labels of a condition."""
    return (str(label) for label in (rule.get("label") or {}).values() if label)


def meant(written: str, known: list[Settable]) -> Settable:
    """Find what a name means; raises Unusable with the nearest one, or with all that it can mean."""
    found = [each for each in known if written in each.names]
    if len(found) == 1:
        return found[0]
    if len(several := found or _alike(written, known)) > 1:
        words = Names([typed_path(each, known) for each in several])
        raise Unusable(AMBIGUOUS.at(field="PATH", word=written, words=words))
    fault = _NO_SUCH_FIGURE.asking(written, _offered(known))
    shown = [typed_path(each, known) for each in known if each.file == CONDITIONS][:_SHOWN]
    raise Unusable(fault.at(field="PATH", path=written, keys=Names(shown)))


def typed_path(each: Settable, among: Sequence[Settable]) -> str:
    """Name a figure as it is typed in the language spoken: by a Chinese name that is its own, one without an id first, else by its path."""
    own = [name for name in each.names if not name.isascii() and _alone(name, among)]
    in_words = (name for name in own if not _LATIN.search(name))
    path = _path(each, among)
    return spelt(path, next(in_words, next(iter(own), path)))


def _path(each: Settable, among: Sequence[Settable]) -> str:
    """Name it by its keys; of several figures by the field that it is of, rather than by a place in a list."""
    first, *others = each.names
    alike = re.compile(rf"{re.escape(_ends(first)[0])}\.[\w.-]+\.{_ends(first)[1]}", re.ASCII)
    of_field = [name for name in others if alike.fullmatch(name) and _alone(name, among)]
    return min(of_field, key=len, default=first) if "[" in first else first


def _alone(name: str, among: Sequence[Settable]) -> bool:
    return sum(name in each.names for each in among) == 1


def _offered(known: Sequence[Settable]) -> dict[str, str | Message]:
    """Map every name of every figure to how it is offered in the language spoken."""
    found: dict[str, str | Message] = {}
    for each in known:
        found |= offers(typed_path(each, known), each.names)
    return found


def _alike(written: str, known: list[Settable]) -> list[Settable]:
    """List the figures of one rule that end alike: those of a condition of several figures."""
    return [each for each in known if _ends(each.names[0]) == _ends(written)]


def _ends(path: str) -> tuple[str, str]:
    return path.partition(".")[0], path.rpartition(".")[2]


def _below(
    file: str, value: Any, path: Path, names: tuple[str, ...], beside: Any = None
) -> Iterator[Settable]:
    """Walk over values; a list's entry is named by its place and by its id or field, with and without the list's name."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in _NOT_SET:
                named = tuple(f"{name}.{key}".lstrip(".") for name in names)
                yield from _below(file, below, (*path, key), named, value)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _below(file, below, (*path, index), _entry(below, index, names))
    elif isinstance(value, str) and any(each.fullmatch(value) for each in _KINDS):
        yield Settable(file, path, names, value, beside)


def _entry(value: Any, index: int, names: tuple[str, ...]) -> tuple[str, ...]:
    numbered = tuple(f"{name}[{index}]" for name in names)
    called = (value.get("id") or value.get("field")) if isinstance(value, dict) else None
    if called is None:
        return numbered
    above = tuple(name.rpartition(".")[0] for name in names)
    return (*numbered, *(f"{name}.{called}".lstrip(".") for name in (*names, *above)))


_NO_SUCH_FIGURE = Fault(
    "no-such-figure", Message("The rulebook states no “{path}”."), Message("Known here: {keys}.")
)
