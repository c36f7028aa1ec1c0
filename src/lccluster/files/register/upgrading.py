"""A register of format 1 on its way to format 2: what is written, and what a run that broke off has left.

The new folder of seals comes to stand whole, while the header still says format 1 and nobody reads
it. The header is replaced last, in one step: that is what makes the register one of format 2. The
old chains, which the new folder says again byte for byte, go after that.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.new_folder import new_folder
from lccluster.files.disk.refusals import refused
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import create_file, sync_folder
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.header import BY_WRITER
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import chain_files, chain_lines
from lccluster.files.register.seals.lines import seal_of
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, parse, read_yaml
from lccluster.files.yaml.splicing import spliced
from lccluster.files.yaml.text import decode
from lccluster.language import Message
from lccluster.register.sealing.written import version


def header_document(folder: Path, register_id: str) -> Document:
    """Give `register.yaml` as it will be: format and id alone are new. Raises Unusable."""
    old = read_yaml(folder / layout.HEADER, shape=shapes.RECORD)
    data = spliced(old, {("format",): str(BY_WRITER)})
    end = b"\r\n" if b"\r\n" in data else b"\n"
    gap = b"" if data.endswith((b"\n", b"\r")) else end
    new = decode(data + gap + f"register: {register_id}".encode() + end, old.name)
    try:
        document = parse(new, shape=shapes.RECORD)
    except Unusable:
        raise Unusable(old.problem(("format",), _BY_HAND)) from None
    if document.data != {**old.data, "format": str(BY_WRITER), "register": register_id}:
        raise Unusable(old.problem(("format",), _BY_HAND))
    return document


def frozen_chains(register: Register) -> dict[str, bytes]:
    """Give the chains of format 1 by the names that they get, as far as their lines are whole."""
    found = {}
    for path in chain_files(register.folder, by_writer=False):
        lines = chain_lines(register.folder, path)
        found[layout.frozen_chain(path.parent.name)] = b"".join(line + b"\n" for line in lines)
    return found


def put_seals(register: Register, files: Mapping[str, bytes]) -> None:
    """Let the folder of seals come to stand whole, by names below the register; raises Unusable."""
    folder = register.folder / layout.SEALS
    refuse_links(register.folder, folder)
    _clear(folder)
    with new_folder(folder) as made:
        for name, data in files.items():
            create_file(made / name.removeprefix(f"{layout.SEALS}/"), data)


def _clear(folder: Path) -> None:
    """Remove what an upgrade that broke off has left, and nothing else; raises Unusable."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if not all(map(_is_left, folder.iterdir())):
        raise Unusable(_IN_THE_WAY.at(folder))
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise Unusable(refused(folder, error)) from None


def _is_left(path: Path) -> bool:
    """Tell whether a file is one that an upgrade writes: a frozen chain, or one that seals no act yet."""
    name = f"{layout.SEALS}/{path.name}"
    if not path.is_file() or not layout.is_of_seals(name):
        return False
    try:
        seals = [seal_of(line, name) for line in whole_of(path).splitlines()]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
    return layout.is_numbered(name) or all(version(each.event) for each in seals)


def old_chains(register: Register) -> Iterator[Path]:
    """List the chains of format 1 that stand beside the frozen ones, which say the same."""
    for path in chain_files(register.folder, by_writer=False):
        frozen = register.folder / layout.frozen_chain(path.parent.name)
        try:
            if chain_lines(register.folder, path) == chain_lines(register.folder, frozen):
                yield path
        except Unusable:
            continue  # what cannot be compared is not said again


def remove_old_chains(register: Register) -> None:
    """Remove them; raises Unusable, and then running the command again goes on."""
    for path in old_chains(register):
        try:
            refuse_links(register.folder, path)
            path.unlink()
            sync_folder(path.parent)
        except OSError as error:
            raise Unusable(refused(path, error)) from None
        deeds.stands(path)


_IN_THE_WAY = Fault(
    "in-the-way",
    Message("This folder holds something else; nothing was changed."),
    Message("Move it out of the register: the seals of format 2 will stand here."),
)
_BY_HAND = Fault(
    "cannot-upgrade",
    Message("This file is written in a way that could not be changed safely."),
    Message("Write “format” and the other keys one a line, then run it again."),
)
