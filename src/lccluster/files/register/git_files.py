"""What tells git how to keep a register: which files are none of it, and that no byte is changed."""

from __future__ import annotations

from pathlib import Path

from lccluster.files.disk.safe_write import create_file
from lccluster.files.disk.temporary import SUFFIX
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.layout import CLUSTERS
from lccluster.files.register.lock import HOLDER, LOCK

IGNORED = (LOCK, HOLDER, JOURNAL, f"*{SUFFIX}", "~$*", ".~*", "*.tmp", "*.bak")
# Line ends stay as they are; where no driver of that name is registered, git merges as it does all text.
ATTRIBUTES = ("* -text", f"{CLUSTERS}/**/*.yaml merge=lccluster")


def git_files() -> dict[str, bytes]:
    """Give the files by name."""
    said = {".gitignore": IGNORED, ".gitattributes": ATTRIBUTES}
    return {name: "".join(f"{line}\n" for line in lines).encode() for name, lines in said.items()}


def write_git_files(folder: Path) -> None:
    """Write them into a register's folder, where nothing of that name stands; raises Unusable."""
    for name, data in git_files().items():
        if not (folder / name).exists():
            create_file(folder / name, data)
