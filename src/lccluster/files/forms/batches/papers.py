"""Papers of the office that are surely no application: records, calls, panels, sheets, lists, told by their keys; and documents by their mark."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.marks import is_drawn
from lccluster.files.disk.glance import MARKERS
from lccluster.files.forms.any_form import OFFICE_SUFFIXES
from lccluster.files.forms.wrong_keys import of_findings
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.files.yaml.typed.shapes import members_of
from lccluster.language import Message

_TABLES = (".csv", ".parquet")


def paper_at(path: Path) -> Fault | None:
    """Say what a file is that is surely no form; None for one that may be."""
    if path.suffix.lower() in OFFICE_SUFFIXES:
        return DRAWN if is_drawn(path) else None
    if path.suffix.lower() in _TABLES:
        return TABLE
    try:
        return _paper_in(read_yaml(path).data)
    except Unusable:
        return None


def told(paper: Fault, path: Path) -> Problem:
    """Say it of a place, and with which folder the next command is typed: the one that the place belongs to."""
    return paper.at(path, path=path, folder=whose(path) or "…")


def whose(path: Path) -> Path | None:
    """Find the nearest folder with an order of its own: a register, a round, a rulebook."""
    above = (path, *path.parents)
    return next((each for each in above if any((each / mark).is_file() for mark in MARKERS)), None)


def _paper_in(data: Any) -> Fault | None:
    """Say what a paper of the office is; None for a form, which may be misspelt."""
    if not isinstance(data, dict):
        return None
    if _holds_findings(data):
        return FINDINGS
    return next((said for kind, said in _kinds().items() if _is_whole(kind, data)), None)


def _holds_findings(data: dict[str, Any]) -> bool:
    keys = of_findings().keys
    return any(keys.find(key) == ("findings",) for key in data)


def _is_whole(kind: type[Struct], data: dict[str, Any]) -> bool:
    """Tell whether all keys are of one kind, and none is lacking without which it is not of that kind."""
    keys = keys_for(kind)
    found = {keys.find(key) for key in data}
    needed = {(key,) for key, member in members_of(kind).items() if not member.has_default}
    return needed <= found and None not in found


@cache
def _kinds() -> dict[type[Struct], Fault]:
    from lccluster.files.register.header import Header
    from lccluster.files.round.sheet_files import SheetFile
    from lccluster.register.cluster import Cluster
    from lccluster.register.promulgated import PromulgatedList
    from lccluster.round.call import Call
    from lccluster.round.records import ApplicationRecord, RoundRecord
    from lccluster.round.reviewing.panel import Panel

    return {
        **dict.fromkeys((Header, Cluster), OF_REGISTER),
        **dict.fromkeys((RoundRecord, ApplicationRecord, SheetFile), OF_ROUND),
        Call: _CALL,
        Panel: _PANEL,
        PromulgatedList: _LIST,
    }


def _no_application(what: Message, next_: Message) -> Fault:
    return Fault("another-kind", what, next_)


OF_REGISTER = _no_application(
    Message("This belongs to a register and is no application."),
    Message("“lccluster register list --register {folder}” lists the titles."),
)
OF_ROUND = _no_application(
    Message("This belongs to a round, which looks at its applications itself."),
    Message("“lccluster round list --round {folder}” shows what they come to."),
)
OF_RULEBOOK = _no_application(
    Message("This belongs to a rulebook and is no application."),
    Message("“lccluster rules show --rules {folder}” shows it."),
)
FINDINGS = _no_application(
    Message("These are findings and no application."),
    Message("Hand them in beside the applications: “lccluster check … --findings {path}”."),
)
DRAWN = _no_application(
    Message("lccluster wrote this; it is no application."),
    Message("Name what was handed in, or the folder in which that lies."),
)
TABLE = _no_application(
    Message("This is a table and no application."),
    Message(
        "“lccluster simulate {path} --rules …” holds every row of a table against rules;"
        " “lccluster rules list” names them."
    ),
)
_CALL = _no_application(
    Message("This is the call of a round and no application."),
    Message("“lccluster round open … --call {path}” opens the round."),
)
_PANEL = _no_application(
    Message("These are those who review, and no application."),
    Message("“lccluster round panel {path}” records them."),
)
_LIST = _no_application(
    Message("This is a promulgated list and no application."),
    Message("“lccluster register init --from {path}” makes a register of it."),
)
