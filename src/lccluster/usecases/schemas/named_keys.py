"""Files whose keys have a Chinese name each: either is taken, both are offered, what is asked for stands in one of them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from lccluster.files.yaml.own_names import keys_for
from lccluster.files.yaml.typed_schema import Definitions
from lccluster.files.yaml.typed_shapes import Member, members_of

Schema = dict[str, Any]


def file_of(kind: type[Struct]) -> Schema:
    """Describe a kind of file."""
    definitions = _Named()
    described = definitions.group(kind)
    return {**described, "$defs": definitions.defs}


class _Named(Definitions):
    """Definitions whose groups have their keys in either language."""

    def group(self, kind: type, *_: Any, **__: Any) -> Schema:
        """Describe a struct, with each key under its Chinese name, too."""
        if kind.__name__ not in self.defs:
            self.defs[kind.__name__] = {}  # a kind may hold itself
            self.defs[kind.__name__] |= self._keyed(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _keyed(self, kind: type) -> Schema:
        labels, members = keys_for(kind).labels, members_of(kind)
        described = {key: self._titled(key, labels[key], each) for key, each in members.items()}
        either = [
            {"anyOf": [{"required": [each]} for each in dict.fromkeys((key, labels[key]))]}
            for key, each in members.items()
            if not each.has_default
        ]
        by_label = {labels[key]: each for key, each in described.items()}
        return {
            "type": "object",
            "properties": {**by_label, **described},
            "allOf": either,
            "additionalProperties": False,
        }

    def _titled(self, key: str, label: str, member: Member) -> Schema:
        return {**self._member(member), "title": label, "description": f"{label} · {key}"}
