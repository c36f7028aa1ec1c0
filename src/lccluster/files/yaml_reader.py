"""The one strict reader of YAML: text, lists and mappings only, every place kept.

All scalars stay text (a plain empty scalar, `~` or `null` is None), so that no `NO` becomes
false and no `007` becomes 7. Duplicate keys, aliases, tags and further documents are refused.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser

from lccluster.errors import Problem, Unusable
from lccluster.files.hints import shapes
from lccluster.files.text import Decoded, decode, read_bytes
from lccluster.language import Message
from lccluster.quantities import Joined

Path_ = tuple[str | int, ...]
DEEPEST = 20
MOST_NODES = 30_000  # a form has some 80; the limit keeps a hostile file under a second
MOST_PROBLEMS = 100  # nobody reads on; the first ones tell what the file is
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Document(Struct, frozen=True):
    """A YAML file as read: plain data, and where each piece of it stands."""

    name: str
    data: Any
    source: Decoded
    root: Node | None

    def place(self, path: Path_) -> tuple[int, int]:
        """Give line and column, from 1, of the value at `path`, or of the nearest one above."""
        node = self._nodes()
        for step in path:
            below = _value_below(node, step)
            if below is None:
                break
            node = below
        return _place(node)

    def place_of_key(self, path: Path_) -> tuple[int, int]:
        """Give line and column of the key at `path`; of the value where there is no key."""
        node = self._nodes()
        for step in path[:-1]:
            node = _value_below(node, step)
        key = _key_below(node, path[-1]) if path else None
        return _place(key) if key else self.place(path)

    def problem(self, path: Path_, *, at_key: bool = False, **about: Any) -> Problem:
        """Make a problem that points at `path` in this file."""
        line, column = self.place_of_key(path) if at_key else self.place(path)
        return Problem(file=self.name, line=line, column=column, field=dotted(path), **about)

    def light(self) -> Document:
        """Give the document without its nodes, which weigh far more than what they say."""
        return replace(self, root=None)

    def _nodes(self) -> Node | None:
        return self.root or (_composed_again(self.source) if self.source.text else None)


def read_yaml(
    path: Path,
    name: str | None = None,
    *,
    most_nodes: int = MOST_NODES,
    shape: Message = shapes.ANY,
) -> Document:
    """Read one YAML file from disk; raises Unusable with every reason and its place.

    `shape` says what to do about a file that has another shape than those of its kind.
    """
    shown = name or str(path)
    return parse(decode(read_bytes(path, shown), shown), most_nodes=most_nodes, shape=shape)


@lru_cache(maxsize=2)
def _composed_again(source: Decoded) -> Node | None:
    """Find the places of a document that was kept without its nodes; it was read before."""
    return _compose(source, sys.maxsize, shapes.ANY)


def parse(
    source: Decoded, *, most_nodes: int = MOST_NODES, shape: Message = shapes.ANY
) -> Document:
    """Parse decoded text; raises Unusable."""
    root = _compose(source, most_nodes, shape)
    if root is None:
        raise Unusable(
            Problem(
                code="empty-file",
                message=Message("The file is empty."),
                hint=shape,
                file=source.name,
                line=1,
                column=1,
            )
        )
    builder = _Builder(source.name)
    data = builder.build(root)
    if builder.problems:
        raise Unusable(builder.problems)
    return Document(source.name, data, source, root)


def dotted(path: Path_) -> str | None:
    """Draw a path as `products[0].name`; None for the whole file."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".") or None


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


def _compose(source: Decoded, most_nodes: int, shape: Message) -> Node | None:
    try:
        return _Composer(source.text.lstrip("\ufeff").encode(), most_nodes).get_single_node()
    except _Refused as refusal:
        raise Unusable(_refused(refusal, source.name, shape)) from None
    except yaml.YAMLError as error:
        if "maximum nesting depth" in str(error):  # libyaml's own bound, since PyYAML 6.0.4
            raise Unusable(_refused(_too_deep(), source.name, shape)) from None
        from lccluster.files import yaml_traps

        raise Unusable(yaml_traps.explain(error, source, shape)) from None


class _Builder:
    """Turn nodes into plain data; collect what a strict file may not hold."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._told: set[int] = set()  # one complaint an anchor, however often it is used

    def build(self, node: Node) -> Any:
        if node.tag:
            self._refuse(
                node,
                "tag",
                Message("Tags such as “{tag}” are not read.", tag=_as_written(node.tag)),
                Message("Take it away and write the plain value."),
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
        if len(self.problems) >= MOST_PROBLEMS:
            return
        line, column = _place(node)
        self.problems.append(
            Problem(code=code, message=message, hint=hint, file=self.name, line=line, column=column)
        )


def _text(node: ScalarNode) -> str | None:
    """Give what stands there; what YAML joined from several lines says so of itself."""
    if not node.style and node.value in _NULLS:
        return None
    if node.start_mark.line != node.end_mark.line and node.style != "|":
        return Joined(node.value)
    value: str = node.value
    return value


def _as_written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")[:40]


def _place(node: Node | None) -> tuple[int, int]:
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)


def _key_below(node: Node | None, step: str | int) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((key for key, _ in node.value if key.value == step), None)


def _value_below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: Node = node.value[step]
        return below
    return None
