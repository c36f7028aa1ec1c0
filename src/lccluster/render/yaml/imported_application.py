"""An imported form as application.yaml: every value with the cell it came from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from lccluster.form.form import MATERIAL, MATERIALS, Form
from lccluster.form.on_paper.fields import full_label, paper_field
from lccluster.form.readings import CellReading, Status
from lccluster.language import Listing, Message, spelt
from lccluster.render.signs import clean, width
from lccluster.yaml_words import BY_NUMBER, scalar

_BESIDE = 44  # the column in which comments begin, where there is room
_ANSWERS = {True: ("true", "是"), False: ("false", "否")}
_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_BLOCK_LINE = re.compile(rf"[^\s#{BY_NUMBER}][^\x00-\x1f{BY_NUMBER}]*(?<!\s)|")


def imported_application(
    file: str,
    form: Form,
    readings: Sequence[CellReading],
    offered: Mapping[str, Sequence[str]],
    sealed: Collection[str] = (),
) -> str:
    """Draw the application; what was unsure is left open, its text in the comment behind it.

    Files `offered` as materials stand in comments; those that have to be `sealed` ask for the seal.
    """
    body, beside = _body(readings, form), _materials(offered, sealed, form)
    lines = (*_head(file, readings, form), *body, *beside, "")
    return "\n".join(lines)


def _head(file: str, readings: Sequence[CellReading], form: Form) -> Iterator[str]:
    yield _comment(Message("Read from {file}; behind each value the cell it came from.", file=file))
    unsure = sum(each.status is Status.UNSURE for each in readings)
    if unsure:
        yield _comment(
            Message("Cells left open as unsure: {count}; look for “unsure”.", count=unsure)
        )
    if missing := sum(each.status is Status.UNLABELLED for each in readings):
        yield _comment(
            Message(
                "Fields without a label there: {count}; look for “no such label”.", count=missing
            )
        )
    beside = (each.words for each in form.groups if not each.paper)
    yield _comment(
        Message(
            "Not on the form, to be added here: {groups}.",
            groups=Listing((form.materials.label, *beside)),
        )
    )


def _body(readings: Sequence[CellReading], form: Form) -> Iterator[str]:
    for group, members in groupby(readings, key=_group):
        if group in form.group_by_id and form.group_by_id[group].rows:
            yield from _rows(group, list(members), form)
        elif group:
            yield f"{_key(group, form)}:"
            yield from (line for each in members for line in _entry("  ", each, form))
        else:
            yield from (line for each in members for line in _entry("", each, form))


def _materials(
    offered: Mapping[str, Sequence[str]], sealed: Collection[str], form: Form
) -> Iterator[str]:
    """Offer files as materials; without the signs before them the lines are the application's."""
    if not offered:
        return
    yield from (
        "",
        _comment(Message("Files beside the form, by what their names say; none of them is taken.")),
        _comment(Message("Look at each; to hand it in, take away the sign # at its beginning.")),
        f"#{_key(MATERIALS, form)}:",
    )
    file, seal = (spelt(each, MATERIAL[each].zh) for each in ("file", "sealed"))
    for material, paths in offered.items():
        key = _key(f"{MATERIALS}.{material}", form)
        files = [scalar(each) for each in paths]
        several = len(files) > 1
        if material in sealed:
            yield f"#  {key}:"
            for each in files:
                yield from (f"#    - {file}: {each}", f"#      {seal}:")
        else:
            yield f"#  {key}: {'[' + ', '.join(files) + ']' if several else files[0]}"


def _group(reading: CellReading) -> str:
    head, dot, _ = reading.path.partition(".")
    return re.sub(r"\[[0-9]+\]", "", head) if dot else ""


def _rows(group: str, readings: Sequence[CellReading], form: Form) -> Iterator[str]:
    yield f"{_key(group, form)}:"
    rows = [list(row) for _, row in groupby(readings, key=lambda each: each.path.partition(".")[0])]
    for row in rows:
        if any(each.status is Status.READ for each in row):
            lines = [line for each in row for line in _entry("    ", each, form)]
            yield f"  - {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield from (f"  {_comment(_remark(each, form))}" for each in row)


def _entry(indent: str, reading: CellReading, form: Form) -> Iterator[str]:
    key = f"{indent}{_key(paper_field(form, reading.path).path, form)}:"
    if reading.status is Status.READ and "\n" in reading.text and _is_block(reading.text):
        yield f"{key} |-  {_comment(_remark(reading, form))}"
        yield from (f"{indent}  {line}".rstrip() for line in reading.text.split("\n"))
        return
    value = f"{key} {_value(reading, form)}" if reading.status is Status.READ else key
    yield f"{value}{' ' * (_BESIDE - width(value))}  {_comment(_remark(reading, form))}"


def _key(path: str, form: Form) -> str:
    cell = form.cell_by_path.get(path)
    label = cell.label if cell else form.label(path)
    return scalar(spelt(path.rpartition(".")[2], label.zh))


def _value(reading: CellReading, form: Form) -> str:
    """Draw a value as it was written, but a day, a yes and a bare figure as YAML has them."""
    cell = paper_field(form, reading.path).cell
    value = cell.read(reading.text)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return spelt(*_ANSWERS[value])
    bare = cell.unit is not None and _FIGURE.fullmatch(reading.text)
    return reading.text if bare else scalar(reading.text)


def _is_block(text: str) -> bool:
    """Tell whether a text can stand as it is, line by line."""
    lines = text.split("\n")
    return bool(lines[0] and lines[-1]) and all(map(_BLOCK_LINE.fullmatch, lines))


def _remark(reading: CellReading, form: Form) -> Message | str:
    label = full_label(form, reading.path)
    place = reading.place or Message("no cell")
    if reading.status is Status.UNSURE and not reading.text:
        return Message(
            "{label}, {place}: unsure — {reason}", label=label, place=place, reason=reading.reason
        )
    if reading.status is Status.UNSURE:
        return Message(
            "{label}, {place}: unsure, {text} — {reason}",
            label=label,
            place=place,
            text=scalar(reading.text),
            reason=reading.reason,
        )
    if reading.status is Status.UNLABELLED:
        return Message("{label}: no such label", label=label)
    if reading.status is Status.BLANK:
        return Message("{label}, {place}: blank", label=label, place=place)
    return Message("{label}, {place}", label=label, place=place)


def _comment(text: Message | str) -> str:
    return "# " + re.sub(r"\s+", " ", clean(str(text)))
