"""`lccluster` alone: what can be done in this folder, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.choices import typed_word
from lccluster.cli.program.settings import Settings
from lccluster.errors import Unusable
from lccluster.files.disk.glance import is_register, latest_round, likely_forms
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.rules.library import Library
    from lccluster.usecases.round.room import RoundRoom

OPENING = "round open … --call …"
_IN_A_REGISTER = Message("this is the folder of a register: its titles")
_IN_A_ROUND = Message("this is the folder of a round: what comes next")
ROUNDS = Path("rounds")  # below the folder in which somebody works


def round_meant(settings: Settings) -> Path | None:
    """Give the folder of the round meant: as it was named, else the only one here, else the latest."""
    named = settings.named_round
    return Path(named) if named else latest_round(ROUNDS)


def stands(group: str, settings: Settings) -> bool:
    """Tell whether what a group of commands works on is here: the register, the round; others ask for neither."""
    asked = {"register": _has_register, "round": _has_round}.get(group)
    try:
        return asked is None or asked(settings)
    except Unusable:
        return False


def _has_register(settings: Settings) -> bool:
    return is_register(Path(settings.register))


def _has_round(settings: Settings) -> bool:
    place = round_meant(settings)
    return place is not None and (place / "round.yaml").is_file()


def round_room(settings: Settings, library: Library) -> RoundRoom:
    """Open the round meant; raises Unusable where it is none."""
    from lccluster.usecases.round.room import open_round_room

    place = round_meant(settings)
    assert place is not None  # noqa: S101 - asked only where there is one
    return open_round_room(place, library, Path(settings.register))


def place_of_year(settings: Settings, year: str) -> Path:
    """Say where the round of a year lies, or would lie."""
    return Path(settings.named_round or ROUNDS / year)


def what_can_be_done(settings: Settings) -> Iterator[tuple[str, Message]]:
    """Give what can be typed here, each with what it is for."""
    yield _forms()
    yield _titles(Path(settings.register))
    yield _round(settings)
    yield "lccluster page", Message("all of it in the browser of this computer")
    yield "lccluster demo …", Message("a small office to play with, in a new folder")
    yield "lccluster --help", Message("every command, and what it is for")


def _forms() -> tuple[str, Message]:
    found = likely_forms(Path())
    if found is None:
        return "lccluster new", Message("no application is here: a blank one to fill in")
    place, count = found
    return f"lccluster check {typed_word(str(place))}", Message(
        "files here that may be applications: {count}; check them", count=count
    )


def _titles(register: Path) -> tuple[str, Message]:
    if is_register(Path()):
        return f"lccluster register list --register {Path()}", _IN_A_REGISTER
    if not is_register(register):
        return "lccluster register init", Message("no register is here: make one")
    said = Message("a register is here ({folder}): its titles", folder=register)
    return "lccluster register list", said


def _round(settings: Settings) -> tuple[str, Message]:
    if (Path() / "round.yaml").is_file():
        return f"lccluster round todo --round {Path()}", _IN_A_ROUND
    if not _has_round(settings):
        return f"lccluster {OPENING}", Message("no round is here: begin that of a year")
    said = Message("a round is here ({folder}): what comes next", folder=round_meant(settings))
    return "lccluster round todo", said
