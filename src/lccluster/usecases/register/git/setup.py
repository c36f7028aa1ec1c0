"""Register the merge driver in a clone of git, and have the register's own files name it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.folder import open_register
from lccluster.files.register.git.attributes import DRIVER, complete_git_files
from lccluster.files.register.git.program import git
from lccluster.language import Message
from lccluster.usecases.register.joining.header import OLD_FORMAT, UPGRADE

COMMAND = "git-merge"
_SETTINGS = {
    f"merge.{DRIVER}.name": "acts of a register of lccluster, united by their ids",
    f"merge.{DRIVER}.driver": f"lccluster register {COMMAND} %O %A %B %P",
}


class SetUp(Struct, frozen=True):
    """What was set in the clone's configuration, and which files were written or got more lines."""

    settings: tuple[str, ...]
    files: tuple[Path, ...]
    found: bool  # whether git finds the command by its name


def git_setup(folder: Path) -> SetUp:
    """Set up the clone in which a register lies; raises Unusable."""
    import shutil  # a help page pays for none of it

    if not open_register(folder).header.by_writer:
        raise Unusable(OLD_FORMAT.at(folder, command=UPGRADE))
    if git(folder, "rev-parse", "--is-inside-work-tree", codes=(128,)).strip() != b"true":
        raise Unusable(_NO_WORK_TREE.at(folder))
    missing = {key: said for key, said in _SETTINGS.items() if _set(folder, key) != said}
    for key, said in missing.items():
        git(folder, "config", "--local", "--replace-all", key, said)
        deeds.stands(folder / git(folder, "rev-parse", "--git-path", "config").decode().strip())
    files = complete_git_files(folder)
    return SetUp(tuple(missing), tuple(files), shutil.which("lccluster") is not None)


def _set(folder: Path, key: str) -> str:
    return git(folder, "config", "--local", "--get", key, codes=(1,)).decode().strip()


_NO_WORK_TREE = Fault(
    "no-work-tree",
    Message("Git does not take this folder for a work tree."),
    Message("“git status” there says why; “git init” or “git clone” makes one."),
)
