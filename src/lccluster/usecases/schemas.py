"""JSON Schemas of the files that people write: keys by name and by the form's labels."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from lccluster.files.rulebook_folder import parts
from lccluster.form.application import Application, Cluster, Group, Material
from lccluster.form.fields import group_of
from lccluster.form.findings import Findings

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> dict[str, Any]:
    """Give the schema of `application`, `findings` or `rules`."""
    if kind == "rules":
        return _rules()
    models: dict[str, type[Group]] = {"application": Application, "findings": Findings}
    return {"$schema": DRAFT, "title": kind, **_labelled(models[kind])}


def _labelled(model: type[Group]) -> dict[str, Any]:
    """Describe a group with every key twice: by its name and by its label on the form."""
    described = model.model_json_schema(mode="validation")
    properties: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        schema = _field(described, name, group_of(info))
        schema |= {"title": str(info.title), "description": f"{info.title} · {info.description}"}
        properties |= {name: schema, str(info.title): schema}
    if model is Application:
        for name in ("name", "area_km2"):
            properties[str(Cluster.model_fields[name].title)] = _labelled(Cluster)["properties"][
                name
            ]
        # The heading of the results may carry its year, as on the form: 2024年经济效益.
        year = {"^[0-9]{4}年经济效益$": properties["economics"]}
        return {
            "type": "object",
            "properties": properties,
            "patternProperties": year,
            "additionalProperties": False,
        }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(described: dict[str, Any], name: str, group: type[Any] | None) -> dict[str, Any]:
    if group is None:
        return {"anyOf": described["properties"][name]["anyOf"]}
    below = _labelled(group)
    if group is Material:
        one = {"anyOf": [{"type": "string"}, {"type": "boolean"}, {"type": "null"}, below]}
        return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}
    if described["properties"][name].get("type") == "array":
        return {"anyOf": [{"type": "array", "items": below}, {"type": "null"}]}
    return {"anyOf": [below, {"type": "null"}]}


def _rules() -> dict[str, Any]:
    """Describe the files of a rulebook, one definition a file."""
    return {
        "$schema": DRAFT,
        "title": "rules",
        "$comment": "One definition for each file of a rulebook's folder.",
        "$defs": {
            file: TypeAdapter(kind).json_schema(mode="validation")
            for file, (_, kind) in parts().items()
        },
    }
