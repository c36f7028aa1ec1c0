"""Values put into a YAML file where none stood: behind what is there, in the shape in which that is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from yaml import MappingNode, Node, SequenceNode

from lccluster.files.yaml.nodes import value_below
from lccluster.files.yaml.reader import Document, Path_
from lccluster.files.yaml.splicing import Splice, as_it_stands, line_starts, offset


def additions(document: Document, added: Mapping[Path_, str]) -> Iterator[Splice]:
    """Give a splice for each place at which something is added; reading back tells whether all is as meant."""
    by_holder: dict[Path_, dict[Path_, str]] = defaultdict(dict)
    for path, value in added.items():
        holder = _holder(document, path)
        by_holder[holder][path[len(holder) :]] = value
    starts = line_starts(document.source.text)
    for holder, values in by_holder.items():
        yield _added(document, node_at(document, holder), values, starts)


def _holder(document: Document, path: Path_) -> Path_:
    """Give the way to what stands nearest above a path, blank or not."""
    for length in range(len(path) - 1, 0, -1):
        if node_at(document, path[:length]) is not None:
            return path[:length]
    return ()


def node_at(document: Document, path: Path_) -> Node | None:
    """Give what stands at a path."""
    node = document.nodes()
    for step in path:
        node = value_below(node, step)
    return node


def _added(
    document: Document, node: Node | None, values: Mapping[Path_, str], starts: Sequence[int]
) -> Splice:
    return put_into(document, node, [f"{key}: {drawn}" for key, drawn in _by_key(values)], starts)


def put_into(
    document: Document, node: Node | None, entries: Sequence[str], starts: Sequence[int]
) -> Splice:
    """Give the splice that puts drawn entries behind those of a group, or begins the group with them."""
    text = document.source.text
    if not isinstance(node, MappingNode):  # a heading that nothing stands under
        at = offset(node.start_mark, starts) if node else len(text)
        return at, offset(node.end_mark, starts) if node else at, f" {{{', '.join(entries)}}}"
    if node.flow_style:
        at = offset(node.end_mark, starts) - 1
        return at, at, ", " * bool(node.value) + ", ".join(entries)
    indent = " " * node.value[0][0].start_mark.column
    at = text.find("\n", offset(last_below(node).end_mark, starts))
    line_end = "\r\n" if "\r\n" in text else "\n"
    new = "".join(f"{line_end}{indent}{each}" for each in entries)
    if at < 0:
        at = len(text)
    return (at - 1, at - 1, new) if text[at - 1] == "\r" else (at, at, new)


def last_below(node: Node) -> Node:
    """Give the last thing that stands below a node; behind its line something can be added."""
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return node
    last = node.value[-1]
    return last_below(last[1] if isinstance(node, MappingNode) else last)


def _by_key(values: Mapping[Path_, str]) -> Iterator[tuple[str, str]]:
    """Draw what is added under each key: a value, or a group of them in brackets."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path, value in values.items():
        if len(path) == 1:
            yield str(path[0]), as_it_stands(value)
        else:
            groups[str(path[0])].append(f"{path[1]}: {as_it_stands(value)}")
    for key, entries in groups.items():
        yield key, f"{{{', '.join(entries)}}}"
