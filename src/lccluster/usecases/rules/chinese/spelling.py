"""What of one file is spelt otherwise in Chinese: keys, words of which one is chosen, cells of the form, what is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from lccluster.choices import spellings, typed
from lccluster.errors import Way
from lccluster.files.rules.case_files import Case, CaseFinding, Expected
from lccluster.files.rules.place_holders import IN_CHINESE
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.respelling import splices_of_keys
from lccluster.files.yaml.splicing import Splice, as_it_stands, in_place_of, line_starts, offset
from lccluster.files.yaml.typed.keys import keys_for, kind_at
from lccluster.files.yaml.typed.shapes import Kinds, Shape, chinese_of, members_of, shape_of
from lccluster.form.keys import keys_of
from lccluster.rulebook.cells import CELLS
from lccluster.rulebook.conditions.rows import CountOf
from lccluster.rulebook.listed_names import listed
from lccluster.usecases.rules.case_differences import in_chinese
from lccluster.usecases.rules.case_names import CaseNames

YES_NO = {"true": "是", "false": "否"}
_ANY = Shape("any")
_BY_CONDITION = ((Expected, "conditions"), (Case, "judgements"), (Case, "waivers"))
_PUT_IN = re.compile(rf"\{{({'|'.join(IN_CHINESE)})\}}")


class HeldBy(NamedTuple):
    """By which key of which kind something is held, and beside what."""

    kind: type | None
    key: str
    beside: dict[str, object]


class Spelling:
    """A file of a rulebook, the names of what it may expect, and what its keys are called."""

    def __init__(self, document: Document, names: CaseNames) -> None:
        self.source, self.root = document.source.text, document.nodes()
        self.names, self.form = names, names.form
        self.starts, self.keys = line_starts(self.source), dict[str, str]()

    def text(self, kind: type) -> str:
        """Give the text of the file, spelt in Chinese; every other byte stays."""
        text = self.source
        found = self._value(self.root, shape_of(kind), HeldBy(None, "", {})) if self.root else ()
        for start, end, new in sorted(found, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _value(self, node: Node, shape: Shape, held: HeldBy) -> Iterator[Splice]:
        if isinstance(node, ScalarNode):
            yield from self._scalar(node, shape, held)
        elif isinstance(node, SequenceNode):
            below = shape_of(shape.of) if shape.sort == "list" else shape
            for each in node.value:
                yield from self._value(each, below, held)
        elif isinstance(node, MappingNode) and held[:2] == (Case, "form"):
            yield from splices_of_keys(node, keys_of(self.form), YES_NO, self.starts)
        elif isinstance(node, MappingNode):
            yield from self._mapping(node, shape, held)

    def _mapping(self, node: MappingNode, shape: Shape, held: HeldBy) -> Iterator[Splice]:
        data = {key.value: value.value for key, value in node.value}
        kind = kind_at(shape, data)
        for key, value in node.value:
            if kind is None:
                yield from self._named(key, self._column(key.value, held))
                below = shape_of(shape.of) if shape.sort == "mapping" else _ANY
                yield from self._value(value, below, held)
                continue
            (name,) = keys_for(kind).find(key.value) or (key.value,)
            self.keys[name] = chinese_of(kind).get(name, name)
            yield from self._named(key, self.keys[name])
            inner = members_of(kind)[name].shape if name in members_of(kind) else _ANY
            if isinstance(shape.of, Kinds) and name == shape.of.tag:
                yield from self._named(value, _kind_said(shape.of, value.value))
            else:
                yield from self._value(value, inner, HeldBy(kind, name, data))

    def _scalar(self, node: ScalarNode, shape: Shape, held: HeldBy) -> Iterator[Splice]:
        start, end, _ = in_place_of(node, "", self.starts)
        raw = self.source[start:end]
        if put := _PUT_IN.sub(lambda found: f"{{{IN_CHINESE[found[1]]}}}", raw):
            said = self._said(node.value, shape, held)
            new = put if said == node.value else as_it_stands(said)
            if new != raw:
                yield start, end, new

    def _said(self, text: str, shape: Shape, held: HeldBy) -> str:
        if held.kind is Expected and held.key in ("conditions", "materials"):
            return in_chinese(text)
        if held.kind is Expected and held.key in ("problems", "next_steps", "refused", "score"):
            return self.names.in_chinese(text)
        if held[:2] == (CaseFinding, "condition"):
            return self.names.condition(text)
        if held[:2] == (CaseFinding, "element"):
            return self.names.element(text, _beside(held, "condition"))
        if held.key in CELLS or held[:2] == (Case, "without"):
            return self._cell(text)
        if shape.of is bool:
            return YES_NO.get(text, text)
        known = spellings(shape.words or ())
        ours = next((each for each in shape.words or () if str(each) == known.get(text)), None)
        return typed(ours) if ours is not None else text

    def _cell(self, text: str) -> str:
        keys = keys_of(self.form)
        own = keys.own(text)
        return str(Way(keys.path(*own.split(".")))) if own else text

    def _column(self, key: str, held: HeldBy) -> str:
        """Name a word that stands as a key, a condition, a material, or a column of a list whose rows are counted; any other key stays."""
        if words := listed(held.kind, held.key):
            return words.get(key, key)
        if held[:2] in _BY_CONDITION:
            return self.names.condition(key)
        if held[:2] == (Expected, "materials"):
            return self.names.material(key)
        if (held.kind, held.key) != (CountOf, "where"):
            return key
        keys = keys_of(self.form)
        known = keys.below.get(keys.own(_beside(held, "table")) or "")
        return known.labels.get(key, key) if known else key

    def _named(self, node: Node, said: str) -> Iterator[Splice]:
        if said != node.value:
            start = offset(node.start_mark, self.starts)
            yield start, offset(node.end_mark, self.starts), as_it_stands(said)


def _beside(held: HeldBy, key: str) -> str:
    """Give what stands beside it under a key, in either spelling."""
    spelt = chinese_of(held.kind)[key] if held.kind else key
    return str(held.beside.get(key) or held.beside.get(spelt))


def _kind_said(kinds: Kinds, word: str) -> str:
    said = next((each for each in kinds.written() if word in each), (word,))
    return next((each for each in said if not each.isascii()), word)
