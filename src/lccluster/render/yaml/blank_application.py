"""A blank application in YAML: every field with its label on the form, its unit and its use."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.form.form import MATERIALS, Form, FormField, FormGroup
from lccluster.form.on_paper.shape import shape_of
from lccluster.language import Message
from lccluster.vocabulary import Words

SCHEMA = "application.schema.json"


def blank_application(form: Form, schema_command: str) -> str:
    """Draw the form; every value is left open, which means “not stated”, never zero.

    `schema_command` writes the schema that the first line names to editors.
    """
    body = (line for group in form.groups for line in _group(group))
    return "\n".join((*_head(form, schema_command), *body, *_materials(form), ""))


def _head(form: Form, schema_command: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    for line in (
        Message(
            "The line above serves editors; “{command}” writes that file.", command=schema_command
        ),
        Message(
            "Write behind the colon and a space. What is left empty counts as not stated, never as zero."
        ),
        Message(
            "Figures are in the unit of the form, or with their unit: 32.82, 32.82亿元, 328200万元."
        ),
        Message(
            "Keys may also be the labels of the form, such as {label}.",
            label=shape_of(form).telling,
        ),
    ):
        yield f"# {line}"
    yield ""


def _group(group: FormGroup) -> Iterator[str]:
    if group.is_field:
        yield _line("", group.id, _explained(group.fields[0]))
        return
    yield _line("", group.id, group.words)
    lines = [
        _line("    " if group.rows else "  ", each.name, _explained(each)) for each in group.fields
    ]
    if group.rows:
        lines[0] = f"  - {lines[0].lstrip()}"
    yield from lines


def _materials(form: Form) -> Iterator[str]:
    yield _line("", MATERIALS, form.materials.label)
    for each in form.materials.listed:
        explained = Message("{label}: a file beside this one, or true", label=each.label)
        yield _line("  ", each.id, explained)


def _line(indent: str, name: str, explained: Message | Words) -> str:
    key = f"{indent}{name}:"
    return f"{key:<34}# {explained}"


def _explained(field: FormField) -> Message | Words:
    if field.unit is None:
        return field.label
    return Message("{label}, in {unit}", label=field.label, unit=field.unit.words)
