"""A register begun from a pack: another office's copy of it, with the same id, header and seals."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.new_folder import new_folder
from lccluster.files.register.git.attributes import write_git_files
from lccluster.files.register.header import Header, header_words
from lccluster.files.register.packs.reading import PackFile, read_pack
from lccluster.files.register.writing import write_header
from lccluster.files.rules.library import Library
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.usecases.register.exchange.making import refuse_in_use
from lccluster.usecases.register.joining.header import ODD_HEADER
from lccluster.usecases.register.joining.taking import Taken, Tell
from lccluster.usecases.register.packs.receiving import take_pack
from lccluster.usecases.register.room import open_room


def begin_from(
    folder: Path, library: Library, pack: Path, tell: Tell, office: Path | None = None
) -> tuple[PackFile, Taken]:
    """Make a register of all that a pack holds, at one stroke; nothing is sealed anew.

    `office` is the file that says who works here. Raises Unusable, Damaged.
    """
    found = read_pack(pack)
    header = _header(found)
    refuse_in_use(folder)
    with new_folder(folder) as made:
        write_header(made, header)
        if header_words(made) != dict(found.pack.header):
            raise Unusable(ODD_HEADER.at(found.file))
        write_git_files(made)
        room, said = open_room(made, library, office=office), deeds.remarks()
        taken = take_pack(room, found, tell, dry_run=False)
        deeds.remember(said)  # what a folder lacked into which nothing was taken yet, it has now
        return found, taken


def _header(found: PackFile) -> Header:
    pack = found.pack
    if any(pack.starts.get(name, 1) for name in pack.knows):
        raise Unusable(_NOT_WHOLE.at(found.file))
    words = Document(found.file, pack.header, Decoded(found.file, "", b""), None)
    return building.fitting(Header, words)


_NOT_WHOLE = Fault(
    "not-from-the-start",
    Message("This pack does not hold the register from its beginning."),
    Message("Ask the office of the register for its first pack, or for a copy."),
)
