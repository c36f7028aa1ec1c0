"""Begin a register: its header, what git has to know, and the seal of the header, before any title."""

from __future__ import annotations

from pathlib import Path

from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.git.attributes import write_git_files
from lccluster.files.register.header import Header, header_words
from lccluster.files.register.writing import write_header
from lccluster.files.rules.library import Library
from lccluster.register.sealing.written import of_header
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.sealing import by_writer


def begin(folder: Path, header: Header, library: Library, office: Path | None = None) -> Room:
    """Make a register without titles in a folder, and open it; raises Unusable.

    `office` is the file that says who works here.
    """
    write_header(folder, header)
    write_git_files(folder)
    room = open_room(folder, library, office=office)
    if header.by_writer:
        seal_more(room.register, by_writer(room, [of_header(header_words(folder))]))
    return room
