"""A blank application in YAML: every field by its label on the form, with its unit and its use."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.form.form import MATERIALS, Form
from lccluster.form.on_paper.shape import shape_of
from lccluster.form.parts import FormField, FormGroup
from lccluster.language import Message, headed, spelt, spoken
from lccluster.render.signs import width
from lccluster.vocabulary import Words
from lccluster.yaml_words import scalar

SCHEMA = "application.schema.json"
_BESIDE = 32  # the column in which comments begin, where there is room


def blank_application(form: Form, schema_command: str) -> str:
    """Draw the form; every value is left open, which means “not stated”, never zero.

    `schema_command` writes the schema that the first line names to editors.
    """
    body = (line for group in form.groups for line in _group(group))
    return "\n".join((*_head(form, schema_command), *body, *_materials(form), ""))


def _head(form: Form, schema_command: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    said = [
        Message(
            "The line above serves editors; “{command}” writes that file.", command=schema_command
        ),
        Message(
            "Write behind the colon and a space. What is left empty counts as not stated, never as zero."
        ),
        Message(
            "Figures are in the unit of the form, or with their unit: 32.82, 32.82亿元, 328200万元."
        ),
    ]
    if spoken() == "en":
        label = shape_of(form).telling
        said.append(
            Message("Keys may also be the labels of the form, such as {label}.", label=label)
        )
    yield from (f"# {line}" for line in said)
    yield ""


def _group(group: FormGroup) -> Iterator[str]:
    if group.is_field:
        yield _field("", group.fields[0])
        return
    yield _line("", group.id, group.words)
    lines = [_field("    " if group.rows else "  ", each) for each in group.fields]
    if group.rows:
        lines[0] = f"  - {lines[0].lstrip()}"
    yield from lines


def _field(indent: str, field: FormField) -> str:
    return _line(indent, field.name, field.label, field.unit.words if field.unit else None)


def _materials(form: Form) -> Iterator[str]:
    yield _line("", MATERIALS, form.materials.label)
    for each in form.materials.listed:
        yield _line("  ", each.id, each.label, Message("a file beside this one, or true"))


def _line(indent: str, name: str, label: Words, use: Message | None = None) -> str:
    """Draw a key and behind it what it is, as far as it does not say so itself."""
    key = spelt(name, label.zh)
    told = [use] if key == label.zh else [label, use]
    begun, remark = f"{indent}{scalar(key)}:", headed(*filter(None, told))
    return f"{begun}{' ' * (_BESIDE - width(begun))}  # {remark}" if remark else begun
