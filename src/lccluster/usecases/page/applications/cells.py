"""The cells of an application as it lies in its file: each where it stands, or would stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from lccluster.files.yaml.own_names import KeySpellings
from lccluster.files.yaml.reader import Path_, dotted
from lccluster.form.form import MATERIAL, MATERIALS, Form
from lccluster.form.keys import keys_of
from lccluster.form.parts import FormGroup, FormMaterial
from lccluster.language import Message
from lccluster.usecases.page.asked import in_its_unit
from lccluster.usecases.page.editing.places import BLANK_ROWS, REMOVED, FileRow, Place, plain
from lccluster.vocabulary import Words

Spelling = Callable[[Path_], Path_]  # where something stands, or would, as the file spells it
_ONE_MORE = Message("Where several files are handed in for it.")
_HANDED_IN = Message("“true” where it is handed in on paper, or the file beside this one.")


def places_of(form: Form, data: Mapping[str, Any], written: KeySpellings) -> Iterator[Place]:
    """List the cells that stand once, those of the rows, some rows more, and the materials."""
    spell = partial(written.place, keys=keys_of(form))
    for group in form.groups:
        below = data if group.is_field else data.get(group.id)
        if group.rows:
            yield from _rows(group, below if isinstance(below, list) else [], spell)
        else:
            above = () if group.is_field else (group.id,)
            first = group.fields[0]
            heading = in_its_unit(first.label, first.unit) if group.is_field else group.words
            yield from _cells(group, below, above, spell, heading)
    yield from _materials(form, data.get(MATERIALS), spell)


def _rows(group: FormGroup, said: Sequence[Any], spell: Spelling) -> Iterator[Place]:
    above = spell((group.id,))
    for at in range(len(said) + BLANK_ROWS):
        stands = at < len(said)
        heading = _heading(group.words, at + 1, stands=stands)
        row = FileRow(above, at, stands, f"{REMOVED}{group.id}[{at}]")
        stated = said[at] if stands else None
        yield from _cells(group, stated, (group.id, at), spell, heading, row)


def _heading(label: Words, number: int, *, stands: bool) -> Message:
    if stands:
        return Message("{label} {number}", label=label, number=number)
    return Message("{label} {number} (new)", label=label, number=number)


def _cells(
    group: FormGroup,
    said: Any,
    above: Path_,
    spell: Spelling,
    heading: Words | Message,
    row: FileRow | None = None,
) -> Iterator[Place]:
    stated = said if isinstance(said, dict) else {}
    for field in group.fields:
        value = stated.get(field.name)
        if value is None or isinstance(value, str):
            own = (*above, field.name)
            text, path = plain(value or ""), spell(own)
            if row and not row.stands and row.at:  # spelt as in the first row
                path = (*row.path, row.at, spell((group.id, 0, field.name))[-1])
            yield Place(
                in_its_unit(field.label, field.unit),
                heading,
                str(dotted(own)),
                path,
                text,
                field.long,
                row=row,
            )


def _materials(form: Form, said: Any, spell: Spelling) -> Iterator[Place]:
    stated = said if isinstance(said, dict) else {}
    for each in form.materials.listed:
        yield from _material(form.materials.label, each, stated.get(each.id), spell)


def _material(
    heading: Words, material: FormMaterial, said: Any, spell: Spelling
) -> Iterator[Place]:
    """List what is said of a material: a word, several files, or what is known of each; then one file more."""
    own = (MATERIALS, material.id)
    several = (
        [(own, said)]
        if not isinstance(said, list)
        else [((*own, at), each) for at, each in enumerate(said)]
    )
    for path, one in several:
        if isinstance(one, dict):
            for key, label in MATERIAL.items():
                if one.get(key) is None or isinstance(one[key], str):
                    named = Message("{material}, {label}", material=material.label, label=label)
                    yield _said(heading, named, (*path, key), one.get(key), spell)
        elif one is None or isinstance(one, str):
            yield _said(heading, material.label, path, one, spell, _HANDED_IN)
    if said:
        more = Message("{material}, one more file", material=material.label)
        yield _said(heading, more, (*own, len(several)), None, spell, _ONE_MORE)


def _said(
    heading: Words,
    label: Words | Message,
    own: Path_,
    said: str | None,
    spell: Spelling,
    help: Message | None = None,
) -> Place:
    key, path = str(dotted(own)), spell(own)
    return Place(label, heading, key, path, plain(said or ""), help=help)
