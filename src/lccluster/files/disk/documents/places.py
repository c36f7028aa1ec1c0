"""Where no document may be written: among the files of a register or of a rulebook."""

from __future__ import annotations

import os
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.language import Message

_REGISTER, _RULEBOOK = "register.yaml", "measure.yaml"


def refuse_kept(path: Path) -> None:
    """Refuse a name inside a register or a rulebook, whichever; raises Unusable."""
    for folder in Path(
        os.path.realpath(path)
    ).parents:  # a link that leads to itself is one of its own
        if (folder / _REGISTER).is_file():
            raise Unusable(
                _kept(path, Message("This lies in the folder of a register; it was left alone."))
            )
        if (folder / _RULEBOOK).is_file():
            raise Unusable(
                _kept(path, Message("This lies in the folder of a rulebook; it was left alone."))
            )


def _kept(path: Path, message: Message) -> Problem:
    hint = Message("Name a file in another folder.")
    return Problem(code="kept-folder", message=message, hint=hint, file=str(path))
