"""A blank application in YAML: every field with its label on the form, its unit and its use."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lccluster.form.application import Application, Material
from lccluster.form.fields import group_of
from lccluster.form.types import Cell
from lccluster.language import Message
from lccluster.vocabulary import Words

SCHEMA = "application.schema.json"


def blank_application() -> str:
    """Draw the form; every value is left open, which means “not stated”, never zero."""
    return "\n".join((*_head(), *_group(Application, ""), ""))


def _head() -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA}"
    for line in (
        Message(
            "The line above serves editors; “lccluster schema application -o {file}” writes that file.",
            file=SCHEMA,
        ),
        Message(
            "Write behind the colon and a space. What is left empty counts as not stated, never as zero."
        ),
        Message(
            "Figures are in the unit of the form, or with their unit: 32.82, 32.82亿元, 328200万元."
        ),
        Message("Keys may also be the labels of the form, such as 产业集群区域面积."),
    ):
        yield f"# {line}"
    yield ""


def _group(model: type[BaseModel], indent: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        group = group_of(info)
        if group is Material:
            yield _line(indent, name, info)
        elif group and "tuple" in str(info.annotation):
            yield _line(indent, name, info)
            first, *rest = _group(group, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        elif group:
            yield _line(indent, name, info)
            yield from _group(group, f"{indent}  ")
        else:
            yield _line(indent, name, info)


def _line(indent: str, name: str, info: FieldInfo) -> str:
    key = f"{indent}{name}:"
    return f"{key:<34}# {_explained(info)}"


def _explained(info: FieldInfo) -> str:
    label = Words(str(info.title), str(info.description))
    unit = next((each.unit for each in info.metadata if isinstance(each, Cell)), None)
    if unit is not None:
        return str(Message("{label}, in {unit}", label=label, unit=unit.words))
    if group_of(info) is Material:
        return str(Message("{label}: a file beside this one, or true", label=label))
    return str(label)
