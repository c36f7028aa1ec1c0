"""What tells git how to keep a register: which files are none of it, and that no byte is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lccluster.files.disk.safe_write import create_file, replace_file
from lccluster.files.disk.temporary import SUFFIX
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.layout import CLUSTERS, INBOX, LINES, PACKS, SEALS
from lccluster.files.register.lock import HOLDER, LOCK
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.yaml.text import read_bytes

DRIVER = "lccluster"
IGNORED = (LOCK, HOLDER, JOURNAL, f"*{SUFFIX}", "~$*", ".~*", "*.tmp", "*.bak")
# Line ends stay as they are; where no driver of that name is registered, git merges as it does all text.
_LOGS = (f"{SEALS}/**/*{LINES}", f"{PACKS}/*{LINES}", f"{INBOX}/*{LINES}")
UNITED = (f"{CLUSTERS}/**/*.yaml", *_LOGS)
ATTRIBUTES = ("* -text", *(f"{each} merge={DRIVER}" for each in UNITED))
_SAID = {".gitignore": IGNORED, ".gitattributes": ATTRIBUTES}


def write_git_files(folder: Path) -> None:
    """Write them into a register's folder, where nothing of that name stands; raises Unusable."""
    for name, lines in _SAID.items():
        if not (folder / name).exists():
            create_file(folder / name, _drawn(lines))


def complete_git_files(folder: Path) -> list[Path]:
    """Write them, or add the lines that they lack; give those that changed. Raises Unusable."""
    missing = {folder / name: _missing(folder, folder / name, _SAID[name]) for name in _SAID}
    for path, lines in missing.items():
        if lines and path.exists():
            there = read_bytes(path, str(path))
            end = b"" if there.endswith(b"\n") or not there else b"\n"
            replace_file(path, there + end + _drawn(lines))
    write_git_files(folder)
    return [path for path, lines in missing.items() if lines]


def _missing(folder: Path, path: Path, lines: Sequence[str]) -> list[str]:
    refuse_links(folder, path)
    there = read_bytes(path, str(path)).decode(errors="replace") if path.exists() else ""
    known = {each.strip() for each in there.splitlines()}
    return [each for each in lines if each not in known]


def _drawn(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
