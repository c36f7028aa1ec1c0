"""How the keys of a form may be spelt, at every place of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.form.form import MATERIAL, MATERIALS, Form
from lccluster.form.parts import FormField, FormGroup
from lccluster.language import Spelt, offers, spelt

if TYPE_CHECKING:
    from pydantic import BaseModel

Path = tuple[str, ...]
_NUMBER, _YEAR = re.compile(r"\[[0-9]+\]"), re.compile(r"(?:^|(?<=\.))[0-9]{4}年(?:度)?")


class Keys(Struct, frozen=True):
    """What may stand as a key at one place of the form, its labels, and what may stand below it.

    `anything`: whatever stands there is taken by its own name.
    """

    names: frozenset[str]
    by_spelling: dict[str, Path]
    below: dict[str, Keys]
    labels: dict[str, str]
    anything: bool = False

    def written(self, name: str) -> str:
        """Give a name as files are written."""
        return spelt(name, self.labels.get(name, name))

    def offered(self) -> dict[str, object]:
        """Map every spelling to how it is offered in the language spoken."""
        found: dict[str, object] = {}
        for spelling, path in self.by_spelling.items():
            found |= offers(self.written(path[0]) if len(path) == 1 else spelling, (spelling,))
        return found

    def path(self, *steps: str | int) -> tuple[object, ...]:
        """Give the steps to a value as files are written, drawn when they are said; a label that stands there stays."""
        found: list[object] = []
        known: Keys | None = self
        for step in steps:
            if known is None or not isinstance(step, str):
                found.append(step)
                continue
            name = (known.find(step) or (step,))[-1]
            label = known.labels.get(step)
            found.append(Spelt(step, label) if label and step.isascii() else step)
            known = known.below.get(name)
        return tuple(found)

    def own(self, path: str) -> str | None:
        """Give the way to a value in names, whichever way its steps are spelt; None where there is none."""
        found: list[str] = []
        known: Keys | None = self
        for step in path.split("."):
            here = known.find(step) if known else None
            if here is None:
                return None
            found += here
            known = known.below.get(here[0]) if known else None
        return ".".join(found)

    def find(self, written: str) -> Path | None:
        """Find the field for a key as written: its name, or its label in any spelling."""
        found = self.by_spelling.get(written) or self.by_spelling.get(fold(written))
        return (written,) if found is None and self.anything else found

    def knows(self, written: str) -> bool:
        """Tell whether a key is the name or the label of a field here."""
        return written in self.by_spelling or fold(written) in self.by_spelling

    def are_all_of(self, data: dict[str, Any]) -> bool:
        """Tell whether all keys, those of the groups below too, are the form's own, as in most files."""
        if not self.names.issuperset(data):
            return False
        for key, known in self.below.items():
            value = data.get(key)
            for each in value if type(value) is list else (value,):
                if type(each) is dict and not known.are_all_of(each):
                    return False
        return True


@lru_cache(maxsize=2048)  # forms have the same labels over and over
def fold(label: str) -> str:
    """Fold a label: widths, blanks and brackets do not matter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", label)).casefold()


@cache
def keys_of(form: Form) -> Keys:
    """Give the keys of a form."""
    by_spelling: dict[str, Path] = {}
    for group in form.groups:
        for name, words in _spelt(group):
            by_spelling |= dict.fromkeys(words, (name,))
    below = {group.id: _below(group) for group in form.groups if not group.is_field}
    by_spelling |= dict.fromkeys((MATERIALS, fold(form.materials.label.zh)), (MATERIALS,))
    below[MATERIALS] = _materials(form)
    by_spelling |= _without_heading(form)
    labels = {each.id: each.words.zh for each in form.groups}
    labels[MATERIALS] = form.materials.label.zh
    return Keys(frozenset(labels), by_spelling, below, labels)


def label_of(form: Form, path: str) -> str:
    """Name a field as the form does, of the second product as of all; what names none stays.

    `path` is in names, or in the labels that a file is written in; a heading may carry its year.
    """
    steps = _NUMBER.sub("", path)
    way = keys_of(form).own(steps) or keys_of(form).own(_YEAR.sub("", steps))
    return form.by_path[way].label.zh if way in form.by_path else path


@cache
def keys_in(model: type[BaseModel]) -> Keys:
    """Give the keys of a model that is no form, from the labels of its fields."""
    from lccluster.form.group import group_of

    by_spelling: dict[str, Path] = {}
    below: dict[str, Keys] = {}
    for name, info in model.model_fields.items():
        also: Any = (info.json_schema_extra or {}).get("also", [])  # type: ignore[union-attr]
        words = (name, *map(fold, (str(info.title), *also)))
        by_spelling |= dict.fromkeys(words, (name,))
        if group := group_of(info):
            below[name] = keys_in(group)
    labels = {name: str(info.title) for name, info in model.model_fields.items()}
    return Keys(frozenset(labels), by_spelling, below, labels)


def _spelt(group: FormGroup) -> Iterator[tuple[str, tuple[str, ...]]]:
    if group.is_field:
        yield from map(_words, group.fields)
    else:
        also = map(fold, (group.words.zh, *group.also, *group.short))
        yield group.id, (group.id, *also)


def _words(field: FormField) -> tuple[str, tuple[str, ...]]:
    return field.name, (field.name, *map(fold, (field.label.zh, *field.also, *field.short)))


def _below(group: FormGroup) -> Keys:
    found: dict[str, Path] = {
        word: (name,) for name, words in map(_words, group.fields) for word in words
    }
    labels = {each.name: each.label.zh for each in group.fields}
    return Keys(frozenset(labels), found, {}, labels)


def _materials(form: Form) -> Keys:
    said: dict[str, Path] = {
        word: (name,) for name, words in MATERIAL.items() for word in (name, fold(words.zh))
    }
    one = Keys(frozenset(MATERIAL), said, {}, {name: words.zh for name, words in MATERIAL.items()})
    found: dict[str, Path] = {}
    for each in form.materials.listed:
        words = (each.id, *map(fold, (each.label.zh, *each.also)))
        found |= dict.fromkeys(words, (each.id,))
    labels = {each.id: each.label.zh for each in form.materials.listed}
    below = dict.fromkeys(labels, one)
    return Keys(frozenset(labels), found, below, labels, anything=not labels)


def _without_heading(form: Form) -> dict[str, Path]:
    """Let cells of a group that paper prints without a heading stand at the top by their labels."""
    return {
        fold(each.label.zh): (group.id, each.name)
        for group in form.groups
        if not group.heading
        for each in group.fields
        if each.head
    }
