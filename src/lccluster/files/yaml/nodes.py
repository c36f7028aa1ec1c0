"""The tree of a YAML document, strictly: what a file may not hold is a problem with its place.

All scalars stay text (a plain empty scalar, `~` or `null` is None). Duplicate keys, aliases, tags
and further documents are refused.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser

from lccluster.errors import Problem, Unusable
from lccluster.files.yaml.text import Decoded
from lccluster.language import Message
from lccluster.quantities import JoinedText

DEEPEST = 20
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Refused(Exception):
    def __init__(self, code: str, message: Message) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def _too_deep() -> _Refused:
    return _Refused(
        "too-deep", Message("The entries are nested deeper than in any file of this kind.")
    )


def _refused(refusal: _Refused, name: str, shape: Message) -> Problem:
    return Problem(code=refusal.code, message=refusal.message, hint=shape, file=name)


class _Composer(CParser):
    """libyaml's composer, with a bound on depth and size and no implicit types."""

    def __init__(self, text: bytes, most_nodes: int) -> None:
        super().__init__(text)
        self.depth, self.left = 0, most_nodes

    def resolve(self, _kind: type, _value: str | None, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: Node | None, _index: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Refused(
                "too-many-entries",
                Message("The file has far more entries than its kind ever needs."),
            )
        self.depth += 1
        if self.depth > DEEPEST:
            raise _too_deep()

    def ascend_resolver(self) -> None:
        self.depth -= 1


def compose(source: Decoded, most_nodes: int, shape: Message) -> Node | None:
    """Compose the tree of a document, None of an empty one; raises Unusable."""
    try:
        return _Composer(source.text.lstrip("\ufeff").encode(), most_nodes).get_single_node()
    except _Refused as refusal:
        raise Unusable(_refused(refusal, source.name, shape)) from None
    except yaml.YAMLError as error:
        if "maximum nesting depth" in str(error):  # libyaml's own bound, since PyYAML 6.0.4
            raise Unusable(_refused(_too_deep(), source.name, shape)) from None
        from lccluster.files.yaml.hints import complaints

        raise Unusable(complaints.explain(error, source, shape)) from None


def build(root: Node, name: str, most_problems: int) -> Any:
    """Turn a tree into plain data; raises Unusable with what a strict file may not hold."""
    builder = _Builder(name, most_problems)
    data = builder.build(root)
    if builder.problems:
        raise Unusable(builder.problems)
    return data


class _Builder:
    def __init__(self, name: str, most_problems: int) -> None:
        self.name, self.most_problems = name, most_problems
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._told: set[int] = set()  # one complaint an anchor, however often it is used

    def build(self, node: Node) -> Any:
        if node.tag:
            self._refuse(
                node,
                "tag",
                Message(
                    "Tags such as “{tag}” are not read.",
                    tag=node.tag.replace("tag:yaml.org,2002:", "!!")[:40],
                ),
                Message("Take the tag away and write the plain value."),
            )
        if self._again(node):
            return None
        if isinstance(node, ScalarNode):
            return _text(node)
        if isinstance(node, MappingNode):
            return self._mapping(node)
        return [self.build(item) for item in node.value]

    def _again(self, node: Node) -> bool:
        """Refuse an alias: it composes to the very node of its anchor."""
        if id(node) not in self._seen:
            self._seen.add(id(node))
            return False
        if id(node) in self._told:
            return True
        self._told.add(id(node))
        self._refuse(
            node,
            "alias",
            Message("What stands here is used again by an alias (*)."),
            Message("Write it out where it is needed."),
        )
        return True

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse(
                    key,
                    "key-not-text",
                    Message("A key has to be plain text."),
                    Message("Write a name, a colon and a space."),
                )
            elif self._again(key):
                continue
            elif key.value in built:
                self._refuse(
                    key,
                    "duplicate-key",
                    Message("“{key}” stands here a second time.", key=key.value),
                    Message("Keep one of the two."),
                )
            else:
                built[key.value] = self.build(value)
        return built

    def _refuse(self, node: Node, code: str, message: Message, hint: Message) -> None:
        if len(self.problems) >= self.most_problems:
            return
        line, column = place(node)
        self.problems.append(
            Problem(code=code, message=message, hint=hint, file=self.name, line=line, column=column)
        )


def _text(node: ScalarNode) -> str | None:
    """Give what stands there; what YAML joined from several lines says so of itself."""
    if not node.style and node.value in _NULLS:
        return None
    if node.start_mark.line != node.end_mark.line and node.style != "|":
        return JoinedText(node.value)
    value: str = node.value
    return value


def place(node: Node | None) -> tuple[int, int]:
    """Give line and column of a node, from 1."""
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)


def key_below(node: Node | None, step: str | int) -> Node | None:
    """Give the key of this name in a mapping."""
    if not isinstance(node, MappingNode):
        return None
    return next((key for key, _ in node.value if key.value == step), None)


def value_below(node: Node | None, step: str | int) -> Node | None:
    """Give the value of a key, or the entry of a list."""
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: Node = node.value[step]
        return below
    return None
