"""Start a draft from a rulebook: its folder with its cases, in force on no day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.names import is_reserved
from lccluster.files.rules.draft_folder import ALREADY_THERE, making_draft
from lccluster.files.rules.library import Library
from lccluster.language import Message, spoken
from lccluster.rulebook.measure import NOT_NUMBERED
from lccluster.usecases.rules.chinese.folder import speak_chinese
from lccluster.usecases.rules.rulebooks import read_sound_rulebook
from lccluster.usecases.rules.setting import plan_setting
from lccluster.usecases.rules.trial import at_home

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST = 60


def start_draft(
    draft: str,
    source: str,
    place: Path,
    library: Library,
    setting: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Copy a rulebook into `place` under a new id, with figures and days set as `rules set` sets them.

    Raises Unusable, and then nothing was written.
    """
    if problem := _unfit(draft):
        raise Unusable(problem)
    origin, folder = library.folder(source), place / draft
    read_sound_rulebook(origin)
    if folder.exists() or folder.is_symlink():
        raise Unusable(ALREADY_THERE.at(folder))
    _refuse_taken(draft, place, library)
    own = {"id": draft, "document_number": NOT_NUMBERED, "registration": None}
    with making_draft(origin, folder, own) as made:
        try:
            if spoken() == "zh":
                speak_chinese(made, read_sound_rulebook(made))
            if setting:
                plan_setting(made, setting).write()
            read_sound_rulebook(made)
        except Unusable as unusable:
            raise Unusable(at_home(unusable.problems, made, folder)) from None
    return folder


def _unfit(draft: str) -> Problem | None:
    if _ID.fullmatch(draft) and len(draft) <= _LONGEST and not is_reserved(draft):
        return None
    return _UNFIT_ID.at(field="DRAFT", id=draft)


def _refuse_taken(draft: str, place: Path, library: Library) -> None:
    if draft in {folder.name for folder in library.all_folders()}:
        raise Unusable(_ID_TAKEN.at(field="DRAFT", id=draft))
    if (place / "measure.yaml").is_file():
        raise Unusable(_INSIDE_A_RULEBOOK.at(place))


_UNFIT_ID = Fault(
    "unfit-id",
    Message("“{id}” is no id of a rulebook."),
    Message("Use small letters a to z, digits and hyphens, such as draft-2027."),
)
_ID_TAKEN = Fault(
    "id-taken",
    Message("There is a rulebook “{id}” already."),
    Message("Give the draft another id."),
)
_INSIDE_A_RULEBOOK = Fault(
    "inside-a-rulebook",
    Message("This folder is a rulebook itself; a draft in it is not found."),
    Message("Name the folder above it with --in."),
)
