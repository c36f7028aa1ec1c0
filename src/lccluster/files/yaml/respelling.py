"""A file that people write, with its keys and answers in other words; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.splicing import Splice, in_place_of, line_starts
from lccluster.form.keys import Keys
from lccluster.yaml_words import scalar


def respelt(document: Document, keys: Keys, words: Mapping[str, str]) -> str:
    """Give the text of a document with the keys of its kind as files are written in the language spoken.

    What stands there and is one of the `words` is said in the other one.
    """
    text, root = document.source.text, document.nodes()
    found = splices_of_keys(root, keys, words, line_starts(text)) if root else ()
    for start, end, spelt in sorted(found, reverse=True):
        text = text[:start] + spelt + text[end:]
    return text


def splices_of_keys(
    node: Node, keys: Keys | None, words: Mapping[str, str], starts: Sequence[int]
) -> Iterator[Splice]:
    """Give what is put in the place of keys that are spelt otherwise, and of `words` that stand there."""
    if isinstance(node, ScalarNode) and words.get(node.value, node.value) != node.value:
        yield in_place_of(node, scalar(words[node.value]), starts)
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from splices_of_keys(each, keys, words, starts)
    elif isinstance(node, MappingNode):
        there = {key.value for key, _ in node.value}  # of two spellings of one key both stay
        for key, value in node.value:
            found = (keys and keys.find(key.value)) or ()
            name = found[0] if len(found) == 1 else key.value  # 产业集群名称 may stand alone
            if keys and keys.written(name) not in there:
                yield in_place_of(key, scalar(keys.written(name)), starts)
            yield from splices_of_keys(value, keys and keys.below.get(name), words, starts)
