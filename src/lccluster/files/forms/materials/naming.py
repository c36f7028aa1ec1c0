"""Names of files that stand in a form: what they may mean is told from the text, before the disk is asked.

A name of another computer (`\\\\server\\share`) would have Windows log in there for whoever wrote the form.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.files.disk.names import is_reserved

if TYPE_CHECKING:
    from lccluster.form.application import Application

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")  # a root, a share, a drive, an address


def beside(folder: Path, written: str) -> Path | None:
    """Give the file that a form in `folder` names; None where it names no file in that folder.

    Links are not followed: whether one leads out of the folder is for whoever resolves it.
    """
    if _ELSEWHERE.match(written.strip()):
        return None
    depth = 0
    steps = [step for step in re.split(r"[/\\]", written) if step not in ("", ".")]
    for step in steps:
        depth += -1 if step == ".." else 1
        if depth < 0 or is_reserved(step.strip()):
            return None
    return folder.joinpath(*steps)


def named_files(application: Application, folder: Path) -> list[Path]:
    """Give the files that a form names as its materials, in its folder and below."""
    entries = [entry for _, entries in application.materials for entry in entries]
    named = (beside(folder, each.file) for each in entries if each.file)
    return [path for path in named if path]
