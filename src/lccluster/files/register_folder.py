"""A register on disk: `register.yaml`, one file a cluster, one chain of seals an office."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Unusable
from lccluster.files import typed
from lccluster.files.text import decode, read_bytes
from lccluster.files.yaml_reader import Document, parse, read_yaml
from lccluster.language import Message
from lccluster.register.events import Cluster
from lccluster.register.seals import Seal

FORMAT = 1
HEADER, CLUSTERS, SEALS = "register.yaml", "clusters", "seals.jsonl"
MOST_NODES = 400_000  # a cluster's file over decades has some thousand


@dataclass(frozen=True)
class Header:
    """What `register.yaml` says of the register as a whole."""

    format: int
    title: str
    authority: str
    rulebook: str
    id_prefix: str = "LC"


@dataclass(frozen=True)
class Entry:
    """A cluster's file as read: the cluster, and the document that it came from."""

    cluster: Cluster
    document: Document
    path: Path

    @property
    def facts(self) -> Mapping[str, Any]:
        """Give the file's own words, facts and acts."""
        data: dict[str, Any] = self.document.data
        return data


@dataclass(frozen=True)
class Register:
    """A register's folder and its header."""

    folder: Path
    header: Header

    def files(self) -> list[Path]:
        """List the clusters' files, in a fixed order."""
        return sorted((self.folder / CLUSTERS).glob("*/*.yaml"))

    def entries(self) -> tuple[list[Entry], list[Problem]]:
        """Read every cluster; the problems of all files in one run."""
        found: list[Entry] = []
        problems: list[Problem] = []
        for path in self.files():
            try:
                found.append(self.entry(path))
            except Unusable as unusable:
                problems += unusable.problems
        return found, problems

    def entry(self, path: Path) -> Entry:
        """Read one cluster's file; raises Unusable."""
        return entry_from(read_yaml(path, self._shown(path), most_nodes=MOST_NODES), path)

    def reread(self, entry: Entry, data: bytes) -> Entry:
        """Read what a file would hold; raises Unusable."""
        source = decode(data, self._shown(entry.path))
        return entry_from(parse(source, most_nodes=MOST_NODES), entry.path)

    def seals(self) -> dict[str, list[Seal]]:
        """Read every office's chain; raises Unusable for a line that is none."""
        return {
            path.parent.name: list(_seals(path))
            for path in sorted((self.folder / CLUSTERS).glob(f"*/{SEALS}"))
        }

    def _shown(self, path: Path) -> str:
        return str(path)


def open_register(folder: Path) -> Register:
    """Open a register; raises Unusable where the folder is none, or of a newer format."""
    path = folder / HEADER
    if not path.is_file():
        raise Unusable(_no_register(folder))
    document = read_yaml(path)
    _refuse_newer(document)
    header, problems = typed.build(Header, document)
    if header is None:
        raise Unusable(problems)
    return Register(folder, header)


def entry_from(document: Document, path: Path) -> Entry:
    """Type a cluster's document; raises Unusable."""
    cluster, problems = typed.build(Cluster, document)
    if cluster is None:
        raise Unusable(problems)
    return Entry(cluster, document, path)


def seal_line(seal: Seal) -> bytes:
    """Draw a seal as its line in the chain."""
    return json.dumps(asdict(seal), ensure_ascii=False, separators=(", ", ": ")).encode()


def _seals(path: Path) -> Iterator[Seal]:
    text = decode(read_bytes(path, str(path)), str(path)).text
    for number, line in enumerate(text.splitlines(), 1):
        try:
            yield Seal(**json.loads(line))
        except (ValueError, TypeError):
            raise Unusable(_no_seal(path, number)) from None


def _no_seal(path: Path, line: int) -> Problem:
    return Problem(
        code="torn-seal",
        message=Message("This line is no seal; it was cut off or edited."),
        hint=Message("Restore the file from a copy; seals are never edited."),
        file=str(path),
        line=line,
        column=1,
    )


def _refuse_newer(document: Document) -> None:
    written = document.data.get("format") if isinstance(document.data, dict) else None
    if isinstance(written, str) and written.isdigit() and int(written) > FORMAT:
        raise Unusable(
            document.problem(
                ("format",),
                code="newer-format",
                message=Message(
                    "The register has format {format}, this lccluster knows {known}.",
                    format=written,
                    known=FORMAT,
                ),
                hint=Message("Install a newer lccluster."),
            )
        )


def _no_register(folder: Path) -> Problem:
    if not folder.exists():
        message, hint = (
            Message("There is no such folder."),
            Message(
                "“lccluster register init” makes a register; --register DIR names another one."
            ),
        )
    else:
        message, hint = (
            Message("This folder is no register: it has no register.yaml."),
            Message(
                "Name the register with --register DIR, or make one with “lccluster register init”."
            ),
        )
    return Problem(code="no-register", message=message, hint=hint, file=str(folder))
