"""YAML as editors read it: by version 1.2, where a day stays text and `on` is a word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class PlainLoader(yaml.CSafeLoader):
    """PyYAML, its parser in C, with the types of YAML 1.2's core schema."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":null", ":merge"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first)
    )
PlainLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)
PlainLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node))
)


def plain_yaml(text: str) -> Any:
    """Read a text."""
    return yaml.load(text, PlainLoader)


def plain_file(path: Path) -> Any:
    """Read a file."""
    return plain_yaml(path.read_text(encoding="utf-8"))


def written_plainly(data: Any) -> str:
    """Write data as people write YAML: every key on a line of its own, in its order, in its script."""
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text
