"""Files whose keys have a Chinese name each: either is taken, both are offered, what is asked for stands in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from lccluster.files.yaml.typed.keys import keys_for
from lccluster.files.yaml.typed.schema import Definitions
from lccluster.files.yaml.typed.shapes import Kinds, Member, chinese_of, members_of

Schema = dict[str, Any]


def file_of(kind: type[Struct]) -> Schema:
    """Describe a kind of file."""
    definitions = NamedDefinitions()
    described = definitions.group(kind)
    return {**described, "$defs": definitions.defs}


class NamedDefinitions(Definitions):
    """Definitions whose groups have their keys in either language."""

    def group(self, kind: type, *_: Any, **__: Any) -> Schema:
        """Describe a struct, with each key under its Chinese name, too."""
        if kind.__name__ not in self.defs:
            self.defs[kind.__name__] = {}  # a kind may hold itself
            self.defs[kind.__name__] |= self._keyed(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def one_of_kinds(
        self, tag: str, by_word: Mapping[str, type], beside: Mapping[str, Schema] | None = None
    ) -> Schema:
        """Describe kinds told apart by a word, as it may be written in either language."""
        tags = {tag, *(chinese_of(kind).get(tag, tag) for kind in by_word.values())}
        words = Kinds(tag, by_word).written()
        return {
            "type": "object",
            **_says(tags, [each for written in words for each in written]),
            "allOf": [
                {"if": _says(tags, written), "then": self.group(kind)}
                for kind, written in zip(by_word.values(), words, strict=True)
            ],
        }

    def _keyed(self, kind: type) -> Schema:
        labels, members = keys_for(kind).labels, members_of(kind)
        described = {
            key: {
                **self._named(kind, key, each),
                "title": labels[key],
                "description": f"{labels[key]} · {key}",
            }
            for key, each in members.items()
        }
        either = [
            {"anyOf": [{"required": [each]} for each in dict.fromkeys((key, labels[key]))]}
            for key, each in members.items()
            if not each.has_default
        ]
        by_label = {labels[key]: each for key, each in described.items()}
        return {
            "type": "object",
            "properties": {**by_label, **described},
            **({"allOf": either} if either else {}),
            "additionalProperties": False,
        }

    def _named(self, kind: type, key: str, member: Member) -> Schema:
        """Describe a member; the word by which a kind is known may be said as it is called."""
        words = member.shape.words
        if words is None or len(words) > 1:
            return self._member(member)
        (written,) = Kinds(key, {words[0]: kind}).written()
        return {"enum": [*written]}


def _says(tags: Iterable[str], written: Sequence[str]) -> Schema:
    """Match what says one of some words under one of the tags."""
    return {
        "anyOf": [
            {"properties": {tag: {"enum": [*written]}}, "required": [tag]} for tag in sorted(tags)
        ]
    }
