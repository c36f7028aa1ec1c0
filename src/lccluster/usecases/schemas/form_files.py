"""The form and the findings: every key by its name, by its label, and as people spell labels."""

from __future__ import annotations

from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lccluster.form.application import Material, model_of
from lccluster.form.findings import Findings
from lccluster.form.form import Form
from lccluster.form.group import group_of
from lccluster.form.keys import Keys, fold, keys_in, keys_of
from lccluster.form.types import BLANK_SCHEMA, Cell

Schema = dict[str, Any]
_YEAR = "[0-9０-９]{4}年"  # the heading of the results may carry its year, as on the form
_FULL_WIDTH = 0xFEE0  # how far the full-width form of an ASCII sign lies behind it


def application(form: Form) -> Schema:
    """Describe a form."""
    year = form.year_of_results
    yeared = (year.partition(".")[0],) if year else ()
    return _file(model_of(form), keys_of(form), yeared)


def findings() -> Schema:
    """Describe findings."""
    return _file(Findings, keys_in(Findings), ())


def _file(model: type[BaseModel], keys: Keys, yeared: tuple[str, ...]) -> Schema:
    defs: dict[str, Schema] = {}
    group = _group(model, keys, defs, yeared)
    return {**defs.pop(model.__name__), "$defs": defs} if group else {}


def _group(
    model: type[BaseModel], keys: Keys, defs: dict[str, Schema], yeared: tuple[str, ...] = ()
) -> Schema:
    """Describe a group once, as a definition."""
    if model.__name__ not in defs:
        defs[model.__name__] = {}
        defs[model.__name__] |= _keyed(model, keys, defs, yeared)
    return {"$ref": f"#/$defs/{model.__name__}"}


def _keyed(
    model: type[BaseModel], keys: Keys, defs: dict[str, Schema], yeared: tuple[str, ...]
) -> Schema:
    """Describe every key of a group: name and label for editors to offer, other spellings as patterns.

    The heading of the group `yeared` may carry its year, as on the form.
    """
    properties: dict[str, Schema] = {}
    patterns: dict[str, Schema] = {}
    for path, spellings in _spellings(keys).items():
        info = _field(model, path)
        schema = _described(info, keys.below.get(path[0]), defs)
        offered = [path[-1], str(info.title)] if len(path) == 1 else [str(info.title)]
        properties |= dict.fromkeys(offered, schema)
        patterns[_pattern(spellings, offered)] = schema
        if path == yeared:
            patterns[rf"^{_YEAR}\s*(?:{_any(spellings)})$"] = schema
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": keys.anything,
    }


def _spellings(keys: Keys) -> dict[tuple[str, ...], list[str]]:
    """Gather the folded spellings of every key, as the reader finds it by."""
    found: dict[tuple[str, ...], list[str]] = {}
    for spelling, path in keys.by_spelling.items():
        found.setdefault(path, []).append(fold(spelling))
    return found


def _field(model: type[BaseModel], path: tuple[str, ...]) -> FieldInfo:
    """Find a field; the form prints some without the heading of their group."""
    info = model.model_fields[path[0]]
    below = group_of(info)
    return _field(below, path[1:]) if len(path) > 1 and below else info


def _described(info: FieldInfo, below: Keys | None, defs: dict[str, Schema]) -> Schema:
    words = {"title": str(info.title), "description": f"{info.title} · {info.description}"}
    return {"anyOf": [*_stated(info, below, defs), BLANK_SCHEMA], **words}


def _stated(info: FieldInfo, keys: Keys | None, defs: dict[str, Schema]) -> list[Schema]:
    """List what may stand in a cell, a group, a list of groups, or beside a material."""
    group = group_of(info)
    if group is None or keys is None:
        return [next(each for each in info.metadata if isinstance(each, Cell)).schema]
    below = _group(group, keys, defs)
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
