"""Entries put at the end of a list of a YAML file, and entries taken out of it; every other byte stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from lccluster.files.yaml.adding import last_below, node_at, put_into
from lccluster.files.yaml.reader import Document, Path_
from lccluster.files.yaml.splicing import Splice, as_it_stands, line_starts, offset

RowWords = Mapping[str, Any]  # texts, None for a blank, or entries of a list of its own


def entries_added(document: Document, path: Path_, entries: Sequence[RowWords]) -> Splice:
    """Give the splice that puts entries behind those of a list, or begins the list with them."""
    text, starts = document.source.text, line_starts(document.source.text)
    node, new = node_at(document, path), [drawn(each) for each in entries]
    if isinstance(node, SequenceNode) and not node.flow_style:
        return _below(text, node, [f"- {each}" for each in new], starts)
    if isinstance(node, SequenceNode):
        at = offset(node.end_mark, starts) - 1
        return at, at, ", " * bool(node.value) + ", ".join(new)
    if node is not None:  # a heading that nothing stands under
        return offset(node.start_mark, starts), offset(node.end_mark, starts), f" {_list(new)}"
    begun = [f"{path[-1]}: {_list(new)}"]
    return put_into(document, node_at(document, path[:-1]), begun, starts)


def joined(document: Document, path: Path_, value: str) -> Iterator[Splice]:
    """Give the splices that put a text beside what stands at a path, which becomes a list where it is none."""
    text, starts = document.source.text, line_starts(document.source.text)
    node = node_at(document, path)
    assert isinstance(node, MappingNode | SequenceNode)  # noqa: S101 - a text is put into a list with it
    begin, end, new = offset(node.start_mark, starts), _end(text, node, starts), as_it_stands(value)
    if isinstance(node, SequenceNode) and not node.flow_style:
        yield _below(text, node, [f"- {new}"], starts)
    elif isinstance(node, SequenceNode):
        at = offset(node.end_mark, starts) - 1
        yield at, at, ", " * bool(node.value) + new
    elif node.flow_style:
        at = offset(node.end_mark, starts)
        yield from ((begin, begin, "["), (at, at, f", {new}]"))
    else:  # a group of lines becomes the first entry, two columns further in
        yield begin, begin, "- "
        yield from ((at, at, "  ") for at in starts if begin < at < end)
        line_end = "\r\n" if "\r\n" in text else "\n"
        at = end - text[:end].endswith("\r")
        yield at, at, f"{line_end}{' ' * node.start_mark.column}- {new}"


def entries_removed(
    document: Document, path: Path_, which: Collection[int], instead: Sequence[RowWords] = ()
) -> Iterator[Splice]:
    """Give the splices that take entries out of a list; others stand `instead` where all of them go."""
    text, starts = document.source.text, line_starts(document.source.text)
    node = node_at(document, path)
    if not isinstance(node, SequenceNode):
        return
    if len({*which}) == len(node.value):
        end = offset(node.end_mark, starts) if node.flow_style else _end(text, node, starts)
        yield offset(node.start_mark, starts), end, _list(map(drawn, instead))
    elif node.flow_style:
        yield from _out_of_brackets(node, which, starts)
    else:
        for at in which:
            entry = node.value[at]
            begin = starts[entry.start_mark.line]
            yield begin - 1, _end(text, entry, starts), ""


def _out_of_brackets(
    node: SequenceNode, which: Collection[int], starts: Sequence[int]
) -> Iterator[Splice]:
    spans = [
        (offset(each.start_mark, starts), offset(each.end_mark, starts)) for each in node.value
    ]
    kept = max(at for at in range(len(spans)) if at not in which)
    for at in sorted(which):
        if at < kept:
            yield spans[at][0], spans[at + 1][0], ""
    if kept < len(spans) - 1:
        yield spans[kept][1], spans[-1][1], ""


def _end(text: str, node: Node, starts: Sequence[int]) -> int:
    """Give where the last line of a node ends."""
    mark = last_below(node).end_mark
    at = offset(mark, starts)
    if mark.column == 0 and at:  # a text of several lines ends where the next line begins
        return at - 1
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _below(text: str, node: SequenceNode, lines: Sequence[str], starts: Sequence[int]) -> Splice:
    """Put lines behind the last line of a list, as far in as it stands."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    indent, at = " " * node.start_mark.column, _end(text, node, starts)
    if at < len(text):
        return at + 1, at + 1, "".join(f"{indent}{each}{line_end}" for each in lines)
    return at, at, "".join(f"{line_end}{indent}{each}" for each in lines)


def _list(entries: Iterable[str]) -> str:
    return f"[{', '.join(entries)}]"


def drawn(entry: RowWords) -> str:
    """Draw an entry on one line."""
    return f"{{{', '.join(f'{key}: {_value(value)}' for key, value in entry.items())}}}"


def _value(value: Any) -> str:
    if value is None:
        return "null"
    return _list(map(drawn, value)) if isinstance(value, list) else as_it_stands(value)
