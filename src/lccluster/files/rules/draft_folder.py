"""A rulebook's folder copied into a draft: the words of its files stay, four values change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from yaml import MappingNode, Node, ScalarNode

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.new_folder import copy_into, new_folder
from lccluster.files.disk.safe_write import create_file
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import Document, parse, read_yaml
from lccluster.files.yaml.splicing import Splice, in_place_of, line_starts, offset
from lccluster.files.yaml.text import decode
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.language import Message
from lccluster.rulebook.measure import Measure
from lccluster.yaml_words import scalar

MEASURE = "measure.yaml"
MARK = "{draft}: true   # 草案：哪一天都不生效；{in_force} 写拟施行的起止日。印发以后删去这一行，补上文号\n"


@contextmanager
def making_draft(source: Path, folder: Path, said: Mapping[str, str | None]) -> Iterator[Path]:
    """Copy a rulebook with its cases; `said` are values of measure.yaml that the draft changes.

    It may be changed while it is made: all of the folder comes to stand at once, or nothing does;
    never over what is there already. Raises Unusable.
    """
    text = _redrafted(read_yaml(source / MEASURE, shape=shapes.RULEBOOK), said)
    if folder.exists() or folder.is_symlink():
        raise Unusable(ALREADY_THERE.at(folder))
    with new_folder(folder) as made:
        copy_into(made, source, left_out=(".*", "*~", "~$*"))
        (made / MEASURE).unlink()
        create_file(made / MEASURE, text.encode())
        yield made


def _redrafted(document: Document, said: Mapping[str, str | None]) -> str:
    """Put new values in the place of the old ones, and prove that nothing else has changed."""
    spelt = _spelling(document)
    new_words = {spelt.get(key, key): value for key, value in said.items()}
    text, wanted = document.source.text, document.data | new_words | {spelt["draft"]: "true"}
    for start, end, new in sorted(_splices(document, new_words, spelt), reverse=True):
        text = text[:start] + new + text[end:]
    try:
        if parse(decode(text.encode(), document.name)).data == wanted:
            return text
    except Unusable:
        pass
    raise Unusable(document.problem(("id",), _CANNOT_REDRAFT))


def _spelling(document: Document) -> Mapping[str, str]:
    """Map the keys of a measure to how its file spells them, or would."""
    written, keys = in_own_names(Measure, document).written, keys_for(Measure)
    return {key: str(written.place((key,), keys)[0]) for key in keys.names}


def _splices(
    document: Document, said: Mapping[str, str | None], spelt: Mapping[str, str]
) -> list[Splice]:
    text, nodes = document.source.text, _values(document.nodes())
    starts = line_starts(text)
    found = [
        in_place_of(nodes[key], scalar(value), starts)
        for key, value in said.items()
        if key in nodes
    ]
    if spelt["draft"] in nodes:
        return [*found, in_place_of(nodes[spelt["draft"]], "true", starts)]
    behind = text.find("\n", offset(nodes[spelt["id"]].end_mark, starts)) + 1
    return [*found, (behind, behind, MARK.format_map(spelt))]


def _values(root: Node | None) -> dict[str, Node]:
    assert isinstance(root, MappingNode)  # noqa: S101 - it was read as a measure before
    return {key.value: value for key, value in root.value if isinstance(value, ScalarNode)}


ALREADY_THERE = Fault(
    "already-there",
    Message("Something stands here already; it was left alone."),
    Message("Give the draft another id."),
)
_CANNOT_REDRAFT = Fault(
    "cannot-redraft",
    Message("This file is written in a way that could not be changed safely."),
    Message("Write id, document_number and the others on lines of their own."),
)
