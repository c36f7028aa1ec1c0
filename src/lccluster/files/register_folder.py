"""A register on disk: `register.yaml`, one file a cluster, one chain of seals an office."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Unusable
from lccluster.files import typed
from lccluster.files.safe_write import SUFFIX, is_whole
from lccluster.files.text import decode, unreadable
from lccluster.files.yaml_reader import Document, parse, read_yaml
from lccluster.language import Message
from lccluster.register.events import Cluster
from lccluster.register.seals import Seal, event_id

FORMAT = 1
HEADER, CLUSTERS, SEALS = "register.yaml", "clusters", "seals.jsonl"
MOST_NODES = 400_000  # a cluster's file over decades has some thousand
# What sync programs, editors and broken writes leave behind: never a cluster's own file.
STRAYS = (
    "*冲突*",
    "*conflict*",
    "*副本*",
    "* - Copy*",
    "*([0-9]).yaml",
    "*([0-9][0-9]).yaml",
    "~$*",
    ".~*",
    f"*{SUFFIX}",
    "*.tmp",
    "*.bak",
    "*~",
)


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
        """List the clusters' files, in a fixed order; stray copies hold no title a second time."""
        found = (self.folder / CLUSTERS).glob("*/*.yaml")
        return sorted(path for path in found if not is_stray(path.name))

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

    def reread(self, entry: Entry, data: bytes) -> Document:
        """Read what a file would hold; raises Unusable."""
        return parse(decode(data, self._shown(entry.path)), most_nodes=MOST_NODES)

    def chains(self) -> tuple[dict[str, list[Seal]], list[Problem]]:
        """Read every office's chain of seals, and what is wrong with those that cannot be read."""
        found: dict[str, list[Seal]] = {}
        problems: list[Problem] = []
        for path in self.chain_files():
            try:
                found[path.parent.name] = list(_seals(path))
            except Unusable as unusable:
                problems += unusable.problems
        return found, problems

    def chain_ends(self) -> dict[str, list[Seal]]:
        """Read the last seal of every chain, where the next one goes on; raises Unusable."""
        return {path.parent.name: list(_seals(path, last=True)) for path in self.chain_files()}

    def chain_files(self) -> list[Path]:
        """List the files of the chains, in a fixed order."""
        return sorted((self.folder / CLUSTERS).glob(f"*/{SEALS}"))

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
    problems += _moments(cluster, document) if cluster else []
    if cluster is None or problems:
        raise Unusable(problems)
    return Entry(_named(cluster, document), document, path)


def is_stray(name: str) -> bool:
    """Tell whether a file's name is one that other programs make."""
    return any(fnmatch(name, each) for each in STRAYS)


def _named(cluster: Cluster, document: Document) -> Cluster:
    """Name the acts made by hand without an id, so that they can be corrected or set aside."""
    words = document.data.get("events") or []
    events = (
        each if each.id else replace(each, id=event_id(document.data, said))
        for each, said in zip(cluster.events, words, strict=True)
    )
    return replace(cluster, events=tuple(events))


def _moments(cluster: Cluster, document: Document) -> list[Problem]:
    return [
        document.problem(
            ("events", index, "recorded_at"),
            code="wrong-type",
            message=Message(
                "“{text}” is not a moment such as 2026-11-23T09:30:00+08:00.",
                text=each.recorded_at,
            ),
        )
        for index, each in enumerate(cluster.events)
        if each.recorded_at is not None and not _is_moment(each.recorded_at)
    ]


def _is_moment(text: str) -> bool:
    try:
        return text[:10] == datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return False


def seal_line(seal: Seal) -> bytes:
    """Draw a seal as its line in the chain."""
    return json.dumps(asdict(seal), ensure_ascii=False, separators=(", ", ": ")).encode()


def _seals(path: Path, *, last: bool = False) -> Iterator[Seal]:
    """Read a chain; the end of a line that a crash tore off was never sealed, and is passed over."""
    try:
        *lines, tail = path.read_bytes().split(b"\n")
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    if is_whole(tail):
        lines.append(tail)
    for number, line in enumerate(lines, 1):
        if last and number < len(lines):
            continue
        try:
            yield _seal(json.loads(line))
        except (ValueError, TypeError, RecursionError):
            raise Unusable(_no_seal(path, number)) from None


def _seal(words: Any) -> Seal:
    seal = Seal(**words)
    kinds = {"n": int} | dict.fromkeys(("cluster", "event", "alg", "hash", "prev"), str)
    if any(type(value) is not kinds[key] for key, value in asdict(seal).items()):
        raise TypeError
    return seal


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
        line, column = document.place(("format",))
        raise Unusable(replace(newer_format(document.name, written), line=line, column=column))


def newer_format(name: str, written: object) -> Problem:
    """Say that a register, or an export of one, is of a format not known here."""
    return Problem(
        code="newer-format",
        file=name,
        field="format",
        message=Message(
            "The register has format {format}, this lccluster knows {known}.",
            format=written,
            known=FORMAT,
        ),
        hint=Message("Install a newer lccluster."),
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
