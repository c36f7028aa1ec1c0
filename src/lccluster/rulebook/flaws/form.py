"""Does the form make sense: keys, groups, totals, years, spellings, places on paper? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lccluster.choices import typed
from lccluster.form.form import FILLED_ON, KNOWN, MATERIALS, OPINION, Form
from lccluster.form.keys import fold
from lccluster.form.parts import FormField, FormGroup, PaperPlace
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.rulebook.flaws.flaw import FORM, Flaw, Path, cell_of, cells_offered, no_such_field

RESERVED = (MATERIALS, "form")  # names that an application has beside its cells
# A key is a word of small letters; these, and what begins with `model_`, the models have themselves.
_WORD = re.compile(r"(?!model_)[a-z][a-z0-9_]{0,39}")
_TAKEN = frozenset(
    {*RESERVED, "cluster_name", "construct", "copy", "dict", "from_orm", "json", "parse_file"}
    | {
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "stated",
        "update_forward_refs",
        "validate",
    }
)


def form_flaws(form: Form) -> Iterator[Flaw]:
    """List everything in a form that does not hang together."""
    broken = [*_keys(form), *_known(form)]
    yield from broken or (
        *_itself(form),
        *_totals(form),
        *_cells(form),
        *_ambiguous(form),
        *_overlaps(form),
    )


def _placed(form: Form) -> Iterator[tuple[Path, FormGroup, FormField]]:
    for index, group in enumerate(form.groups):
        for number, field in enumerate(group.fields):
            yield ("groups", index, "fields", number), group, field


def _keys(form: Form) -> Iterator[Flaw]:
    """Hold every key against its group; a key stands once, a group has cells and a label."""
    seen: set[str] = set(RESERVED)
    for index, group in enumerate(form.groups):
        at: Path = ("groups", index)
        if group.id in seen or "." in group.id:
            yield Flaw(FORM, (*at, "id"), "doubled-id", Message("“{id}” is taken.", id=group.id))
        if not group.fields or (group.label is None and not _stands_alone(group)):
            yield Flaw(
                FORM,
                at,
                "group-without-label",
                Message("A group has cells, and a label above them."),
            )
        seen.add(group.id)
    for path, group, field in _placed(form):
        above, _, name = field.key.rpartition(".")
        if not (above == group.id and name) and not _stands_alone(group):
            message = Message(
                "“{key}” is no key of the group {group}.",
                key=field.key,
                group=cell_of(form, group.id),
            )
            hint = Message("Write “{key}”, in small letters.", key=f"{group.id}.name")
            yield Flaw(FORM, (*path, "key"), "foreign-key", message, hint)
        elif not _WORD.fullmatch(name) or name in _TAKEN or not _WORD.fullmatch(group.id):
            message = Message("“{name}” cannot be a key.", name=name)
            hint = Message("Write a word of small letters, digits and _.")
            yield Flaw(FORM, (*path, "key"), "impossible-key", message, hint)
        elif above and field.key in seen:
            yield Flaw(
                FORM, (*path, "key"), "doubled-id", Message("“{id}” is taken.", id=field.key)
            )
        seen.add(field.key)


def _stands_alone(group: FormGroup) -> bool:
    """Tell a cell that is its whole group, and bears its name."""
    return len(group.fields) == 1 and group.fields[0].key == group.id


def _known(form: Form) -> Iterator[Flaw]:
    """Ask for the cells by which the program tells applications apart and chooses a rulebook."""
    kinds = {FILLED_ON: "day"}
    cells = form.cell_by_path
    for key in KNOWN:
        kind = kinds.get(key, "text")
        if key not in cells or cells[key].unit or cells[key].kind != kind:
            message = Message(
                "A form has a cell of the key “{key}” and the kind {kind}.",
                key=key,
                kind=typed(kind),
            )
            yield Flaw(FORM, ("groups",), "missing-cell", message)


def _itself(form: Form) -> Iterator[Flaw]:
    listed = [each.id for each in form.materials.listed]
    if listed and form.materials.itself and form.materials.itself not in listed:
        message = Message("The measure lists no material “{id}”.", id=form.materials.itself)
        yield Flaw(FORM, ("materials", "itself"), "no-such-material", message)


def _totals(form: Form) -> Iterator[Flaw]:
    for path, group, field in _placed(form):
        known = [each.key for each in group.fields if each.unit and each != field]
        for number, part in enumerate(field.total_of):
            if part not in known:
                yield no_such_field(
                    FORM, (*path, "total_of", number), part, cells_offered(form, known)
                )


def _cells(form: Form) -> Iterator[Flaw]:
    for path, group, field in _placed(form):
        if field.share and field.unit is not Unit.PERCENT:
            message = Message("A part of a whole is counted in percent.")
            yield Flaw(FORM, (*path, "share"), "wrong-unit", message)
        if field.unit and field.kind != "text":
            message = Message("A cell has a unit, or a kind; not both.")
            yield Flaw(FORM, (*path, "kind"), "unit-and-kind", message)
        if group.rows and field.kind == "year" and field.name != "year":
            message = Message("The year of a row has the key “{key}”.", key=f"{group.id}.year")
            yield Flaw(FORM, (*path, "key"), "year-of-rows", message)


def _ambiguous(form: Form) -> Iterator[Flaw]:
    """Name a spelling that is of two cells, which nothing tells apart: not even their headings."""
    words = [(path, target, word, fold(word)) for path, target, word in _words(form)]
    named: dict[str, list[str]] = {}
    for _, target, _, folded in words:
        named.setdefault(folded, []).append(target)
    for path, target, word, folded in words:
        if len(named[folded]) > 1 and (other := _rival(target, named[folded])):
            message = Message(
                "“{label}” is a spelling of {other} too.", label=word, other=cell_of(form, other)
            )
            yield Flaw(
                FORM,
                path,
                "ambiguous-label",
                message,
                Message("Keep it with the one that it means."),
            )


def _words(form: Form) -> Iterator[tuple[Path, str, str]]:
    """List every cell and heading on paper with the words that name it, and where each stands."""
    for index, group in enumerate(form.groups):
        if not group.paper or group.id == OPINION:
            continue
        at: Path = ("groups", index)
        if group.heading and not group.is_field:
            yield (*at, "label"), group.id, group.words.zh
            yield from (((*at, "also", n), group.id, word) for n, word in enumerate(group.also))
        for number, field in enumerate(group.fields):
            if field.paper and field != group.year:
                here: Path = (*at, "fields", number)
                yield (*here, "label"), field.key, field.label.zh
                yield from (((*here, "also", n), field.key, w) for n, w in enumerate(field.also))


def _rival(target: str, named: list[str]) -> str | None:
    """Give another cell of the same name, unless each stands under a heading of its own."""
    group, _, below = target.partition(".")
    if named.count(target) > 1:
        return target
    return next(
        (
            other
            for other in named
            if other != target and not (below and "." in other and other.partition(".")[0] != group)
        ),
        None,
    )


def _overlaps(form: Form) -> Iterator[Flaw]:
    """Name what stands in a place of the table that something else has taken."""
    taken: set[tuple[int, int]] = set()
    for path, place in _places(form):
        cells = {
            (row, column)
            for row in range(place.row, place.row + place.rows)
            for column in range(place.column, place.column + place.columns)
        }
        if cells & taken:
            yield Flaw(FORM, path, "place-taken", Message("Something else stands in this place."))
        taken |= cells


def _places(form: Form) -> Iterator[tuple[Path, PaperPlace]]:
    for index, group in enumerate(form.groups):
        for key in ("head", "of_which"):
            if place := getattr(group, key):
                yield ("groups", index, key), place
        for number, field in enumerate(group.fields):
            for key in ("head", "place"):
                if place := getattr(field, key):
                    yield ("groups", index, "fields", number, key), place
