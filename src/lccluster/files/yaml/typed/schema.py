"""The JSON Schema of a struct that `files.yaml.typed` builds: what it takes, a schema takes too.

A schema sees what an editor's YAML makes of a text (12 is a number, true is a boolean), the builder
the text itself; so a text may be any plain value, and a number may stand in quotation marks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lccluster.choices import spellings
from lccluster.files.yaml.typed.shapes import BOOLS, Shape, chinese_of, members_of, shape_of
from lccluster.quantities.names import Called, Name
from lccluster.rulebook import citation
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.duty import MonthDay
from lccluster.rulebook.years import Years

Schema = dict[str, Any]
NULL: Schema = {"type": "null"}
_DIGITS: Schema = {"type": "string", "pattern": "^[0-9]+$"}
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
SCALARS: Mapping[Any, Schema] = {
    str: _TEXT,
    Name: _TEXT,
    Called: _TEXT,
    int: {"anyOf": [{"type": "integer", "minimum": 0}, _DIGITS]},
    Decimal: {"type": ["number", "string"]},
    bool: {"enum": [True, False, *BOOLS]},
    date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Citation: {"type": "string", "pattern": citation.PATTERN},
    MonthDay: {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"},
    Years: {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 100}, _DIGITS]},
}


class Definitions:
    """The definitions that a schema gathers while its kinds are described."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """Describe a kind; groups become definitions, each once."""
        return self._of(shape_of(kind))

    def group(
        self,
        kind: type,
        name: str | None = None,
        *,
        without: Collection[str] = (),
        beside: Mapping[str, Schema] | None = None,
    ) -> Schema:
        """Describe a struct under a name: `without` some of its keys, others asked for `beside` it."""
        name, more = name or kind.__name__, beside or {}
        if name not in self.defs:
            self.defs[name] = {}  # a kind may hold itself
            members = {key: m for key, m in members_of(kind).items() if key not in without}
            self.defs[name] |= {
                "type": "object",
                "description": (kind.__doc__ or "").partition("\n")[0],
                "properties": {key: self._member(m) for key, m in members.items()} | dict(more),
                "required": [key for key, m in members.items() if not m.has_default] + [*more],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def one_of_kinds(
        self, tag: str, by_word: Mapping[str, type], beside: Mapping[str, Schema] | None = None
    ) -> Schema:
        """Describe kinds told apart by a word, so that an editor complains of the right one."""
        named = {word: f"{kind.__name__} of a year" for word, kind in by_word.items()}
        groups = {
            word: self.group(kind, named[word] if beside else None, beside=beside)
            for word, kind in by_word.items()
        }
        return {
            "type": "object",
            "properties": {tag: {"enum": [*by_word]}},
            "required": [tag],
            "allOf": [
                {"if": {"properties": {tag: {"const": word}}, "required": [tag]}, "then": group}
                for word, group in groups.items()
            ],
        }

    def _member(self, member: Any) -> Schema:
        """What may be left out may also be left blank."""
        described = self._of(member.shape)
        blank = member.has_default and NULL not in described.get("anyOf", ())
        return {"anyOf": [described, NULL]} if blank else described

    def _of(self, shape: Shape) -> Schema:
        described = self._stated(shape)
        return {"anyOf": [described, NULL]} if shape.optional else described

    def _stated(self, shape: Shape) -> Schema:
        match shape.sort:
            case "list":
                return {"type": "array", "items": self.of(shape.of)}
            case "mapping":
                return {"type": "object", "additionalProperties": self.of(shape.of)}
            case "group":
                return self.group(shape.of)
            case "text or group":
                return {"anyOf": [SCALARS[str], self.group(shape.of)]}
            case "kinds":
                return self.one_of_kinds(shape.of.tag, shape.of.by_word)
            case "any":
                return {}
            case "scalar":
                return {"enum": [*spellings(shape.words)]} if shape.words else SCALARS[shape.of]


def told_apart(kinds: Mapping[str, Schema], keys: Mapping[str, Collection[str]]) -> Schema:
    """Describe files told apart by keys, in order; the last is what is none of the others."""
    *others, last = kinds
    described: Schema = kinds[last]
    for name in reversed(others):
        described = {
            "if": {"anyOf": [{"required": [key]} for key in keys[name]]},
            "then": kinds[name],
            "else": described,
        }
    return described


def telling_keys(kinds: Mapping[str, type]) -> dict[str, list[str]]:
    """List for each kind the keys, in either spelling, that none of the kinds behind it has."""
    names = [{*members_of(kind), *chinese_of(kind).values()} for kind in kinds.values()]
    return {
        name: sorted(
            each for each in names[at] if not any(each in more for more in names[at + 1 :])
        )
        for at, name in enumerate(kinds)
    }
