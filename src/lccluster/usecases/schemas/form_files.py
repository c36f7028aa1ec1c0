"""The form and the findings: every key by its name, by its label, and as people spell labels."""

from __future__ import annotations

from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lccluster.form.application import Application, Material
from lccluster.form.fields import fold, group_of, keys
from lccluster.form.findings import Findings
from lccluster.form.types import BLANK_SCHEMA, Cell

Schema = dict[str, Any]
_YEAR = "[0-9０-９]{4}年"  # the heading of the results may carry its year, as on the form
_FULL_WIDTH = 0xFEE0  # how far the full-width form of an ASCII sign lies behind it


def application() -> Schema:
    """Describe the form."""
    return _file(Application)


def findings() -> Schema:
    """Describe findings."""
    return _file(Findings)


def _file(model: type[BaseModel]) -> Schema:
    defs: dict[str, Schema] = {}
    group = _group(model, defs)
    return {**defs.pop(model.__name__), "$defs": defs} if group else {}


def _group(model: type[BaseModel], defs: dict[str, Schema]) -> Schema:
    """Describe a group once, as a definition."""
    if model.__name__ not in defs:
        defs[model.__name__] = {}
        defs[model.__name__] |= _keyed(model, defs)
    return {"$ref": f"#/$defs/{model.__name__}"}


def _keyed(model: type[BaseModel], defs: dict[str, Schema]) -> Schema:
    """Describe every key of a group: name and label for editors to offer, other spellings as patterns."""
    properties: dict[str, Schema] = {}
    patterns: dict[str, Schema] = {}
    for path, spellings in _spellings(model).items():
        info = _field(model, path)
        schema = _described(info, defs)
        offered = [path[-1], str(info.title)] if len(path) == 1 else [str(info.title)]
        properties |= dict.fromkeys(offered, schema)
        patterns[_pattern(spellings, offered)] = schema
        if path == ("economics",):
            patterns[rf"^{_YEAR}\s*(?:{_any(spellings)})$"] = schema
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": False,
    }


def _spellings(model: type[BaseModel]) -> dict[tuple[str, ...], list[str]]:
    """Gather the folded spellings of every key, as the reader finds it by."""
    found: dict[tuple[str, ...], list[str]] = {}
    for spelling, path in keys(model).by_spelling.items():
        found.setdefault(path, []).append(fold(spelling))
    return found


def _field(model: type[BaseModel], path: tuple[str, ...]) -> FieldInfo:
    """Find a field; the form prints two of the cluster's without a heading of their own."""
    info = model.model_fields[path[0]]
    below = group_of(info)
    return _field(below, path[1:]) if len(path) > 1 and below else info


def _described(info: FieldInfo, defs: dict[str, Schema]) -> Schema:
    words = {"title": str(info.title), "description": f"{info.title} · {info.description}"}
    return {"anyOf": [*_stated(info, defs), BLANK_SCHEMA], **words}


def _stated(info: FieldInfo, defs: dict[str, Schema]) -> list[Schema]:
    """List what may stand in a cell, a group, a list of groups, or beside a material."""
    group = group_of(info)
    if group is None:
        return [next(each for each in info.metadata if isinstance(each, Cell)).schema]
    below = _group(group, defs)
    if group is Material:
        one = {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, below]}
        return [*one["anyOf"], {"type": "array", "items": one}]
    return [{"type": "array", "items": below}] if get_origin(info.annotation) is tuple else [below]


def _pattern(spellings: list[str], offered: list[str]) -> str:
    """Match every spelling that folds alike but those that are offered as they are."""
    as_they_are = "|".join("".join(map(_plain, each)) for each in offered)
    return f"^(?!(?:{as_they_are})$)(?:{_any(spellings)})$"


def _any(spellings: list[str]) -> str:
    return "|".join(r"\s*".join(map(_in_any_width, each)) for each in dict.fromkeys(spellings))


def _in_any_width(sign: str) -> str:
    """Match a sign in either case and width."""
    if not "!" <= sign <= "~":
        return sign
    alike = dict.fromkeys((sign, sign.upper()))
    return f"[{''.join(_plain(each) + chr(ord(each) + _FULL_WIDTH) for each in alike)}]"


def _plain(sign: str) -> str:
    """Escape a sign where ECMAScript's strict patterns ask for it, and nowhere else."""
    return f"\\{sign}" if sign in "^$\\.*+?()[]{}|/" else sign
