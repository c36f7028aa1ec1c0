"""Values of a YAML file put in the place of others: every other byte stays, which reading back proves."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from yaml import Node, SequenceNode

from lccluster.errors import Fault, Unusable
from lccluster.files.yaml.nodes import value_below
from lccluster.files.yaml.reader import Document, Path_, parse
from lccluster.files.yaml.text import Decoded, decode
from lccluster.language import Message
from lccluster.yaml_words import scalar

Splice = tuple[int, int, str]
New = str | tuple[str, ...] | None
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")  # as files are read, see `decode`


def spliced(
    document: Document,
    new: Mapping[Path_, New],
    more: Sequence[Splice] = (),
    wanted: Any = None,
) -> bytes:
    """Give a file's bytes with new values at these paths; raises Unusable where more would change.

    `more` are further splices; with them `wanted` is what the file has to say in the end.
    """
    text, starts = document.source.text, line_starts(document.source.text)
    found = [*more, *(_splice(document, path, value, starts) for path, value in new.items())]
    # From the end on; what comes to stand behind a value is put there before the value is.
    for start, end, drawn in sorted(found, key=itemgetter(0, 1), reverse=True):
        text = text[:start] + drawn + text[end:]
    data = _encoded(document, text)
    if data is None or not _reads_as(data, document, wanted or with_values(document.data, new)):
        raise Unusable(document.problem(next(iter(new), ()), _UNSAFE))
    return data


def with_values(data: Any, new: Mapping[Path_, New]) -> Any:
    """Give a copy of what a file says, with other values at these paths."""
    changed = copy.deepcopy(data)
    for path, value in new.items():
        above = changed
        for step in path[:-1]:
            if isinstance(above, dict) and above.get(step) is None:
                above[step] = {}
            above = above[step]
        above[path[-1]] = [*value] if isinstance(value, tuple) else value
    return changed


def line_starts(text: str) -> list[int]:
    """Give the offset at which each line starts."""
    return [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]


def in_place_of(node: Node, new: str, starts: Sequence[int]) -> Splice:
    """Give the splice that puts a text in the place of a node."""
    return offset(node.start_mark, starts), offset(node.end_mark, starts), new


def offset(mark: Any, starts: Sequence[int]) -> int:
    """Give the offset of a mark."""
    return int(starts[mark.line] + mark.column)


def _splice(document: Document, path: Path_, value: New, starts: Sequence[int]) -> Splice:
    node = document.nodes()
    for step in path:
        node = value_below(node, step)
    if node is None or (isinstance(node, SequenceNode) and not node.flow_style):
        raise Unusable(document.problem(path, _UNSAFE))
    start, end, _ = in_place_of(node, "", starts)
    return start, end, _drawn(document.source.text[start:end], value)


def _drawn(standing: str, value: New) -> str:
    """Draw a value with the quotes of what stood there; reading back tells where it needs others."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    if value is None:
        return ""
    if standing.startswith(('"', "|", ">")):
        end = "\n" if standing.endswith("\n") else ""
        return f"{json.dumps(value, ensure_ascii=False)}{end}"
    if standing.startswith("'"):
        return f"'{value.replace(chr(39), chr(39) * 2)}'"
    return f"{'' if standing else ' '}{as_it_stands(value)}"


def as_it_stands(value: str) -> str:
    """Draw a value without quotes where it reads as itself so, in lines and in brackets."""
    for each in (f"{{key: {value}}}", f"key: {value}"):
        try:
            if parse(Decoded("", each, each.encode())).data != {"key": value}:
                return scalar(value)
        except Unusable:
            return scalar(value)
    return value


def _encoded(document: Document, text: str) -> bytes | None:
    """Give a text in the encoding of its file, its mark of order included."""
    for each in _ENCODINGS:
        try:
            if document.source.text.encode(each) == document.source.data:
                return text.encode(each)
        except UnicodeEncodeError:
            continue
    return None


def _reads_as(data: bytes, document: Document, wanted: Any) -> bool:
    try:
        return bool(parse(decode(data, document.name)).data == wanted)
    except Unusable:
        return False


_UNSAFE = Fault(
    "cannot-splice",
    Message("This file is written in a way that could not be changed safely."),
    Message("Change it by hand, on this line."),
)
