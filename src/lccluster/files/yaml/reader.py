"""The one strict reader of YAML: text, lists and mappings only, every place kept.

All scalars stay text (a plain empty scalar, `~` or `null` is None), so that no `NO` becomes
false and no `007` becomes 7. Duplicate keys, aliases, tags and further documents are refused.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable, Way
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.quick import quick
from lccluster.files.yaml.text import Decoded, decode, read_bytes
from lccluster.language import Message

if TYPE_CHECKING:
    from yaml import Node

    from lccluster.form.keys import Keys

Path_ = tuple[str | int, ...]
MOST_NODES = 30_000  # a form has some 80; the limit keeps a hostile file under a second
MOST_PROBLEMS = 100  # nobody reads on; the first ones tell what the file is


class Document(Struct, frozen=True):
    """A YAML file as read: plain data, and where each piece of it stands.

    `reads` is what it is read as, by which its keys are said in Chinese: a kind of struct, or the keys of a form.
    """

    name: str
    data: Any
    source: Decoded
    root: Node | None
    reads: type | Keys | None = None

    def place(self, path: Path_) -> tuple[int, int]:
        """Give line and column, from 1, of the value at `path`, or of the nearest one above."""
        from lccluster.files.yaml.nodes import place, value_below

        node = self.nodes()
        for step in path:
            below = value_below(node, step)
            if below is None:
                break
            node = below
        return place(node)

    def place_of_key(self, path: Path_) -> tuple[int, int]:
        """Give line and column of the key at `path`; of the value where there is no key."""
        from lccluster.files.yaml.nodes import key_below, place, value_below

        node = self.nodes()
        for step in path[:-1]:
            node = value_below(node, step)
        key = key_below(node, path[-1]) if path else None
        return place(key) if key else self.place(path)

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at `path` in this file."""
        line, column = self.place_of_key(path) if at_key else self.place(path)
        return fault.at(self.name, line, column, field=dotted(path), spelt=self.said(path), **said)

    def said(self, path: Path_) -> Way:
        """Give the way to a place of the file in words, drawn when it is said."""
        if self.reads is not None and not isinstance(self.reads, type):
            return Way(self.reads.path(*path))
        from lccluster.files.yaml.said import in_words  # where something is wrong alone

        return Way(in_words(self.reads, self.data, path))

    def light(self) -> Document:
        """Give the document without its nodes, which weigh far more than what they say."""
        return replace(self, root=None)

    def nodes(self) -> Node | None:
        """Give the tree of the file; one that was kept without it is parsed again."""
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
    from lccluster.files.yaml.nodes import compose

    return compose(source, sys.maxsize, shapes.ANY)


def parse(
    source: Decoded, *, most_nodes: int = MOST_NODES, shape: Message = shapes.ANY
) -> Document:
    """Parse decoded text; raises Unusable."""
    data = quick(source.text.lstrip("\ufeff"), most_nodes)
    if data is not None:
        return Document(source.name, data, source, None)
    from lccluster.files.yaml.nodes import build, compose

    root = compose(source, most_nodes, shape)
    if root is None:
        raise Unusable(
            Fault("empty-file", Message("The file is empty."), shape).at(source.name, 1, 1)
        )
    return Document(source.name, build(root, source.name, MOST_PROBLEMS), source, root)


def dotted(path: Path_) -> str | None:
    """Draw a path as `products[0].name`; None for the whole file."""
    return str(Way(path)) or None
