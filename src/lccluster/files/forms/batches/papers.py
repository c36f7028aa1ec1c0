"""Papers of the office that are surely no application: records, calls, panels, sheets, lists, told by their keys."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from lccluster.files.forms.wrong_keys import of_findings
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.files.yaml.typed.shapes import members_of


def is_paper(data: Any) -> bool:
    """Tell a paper of the office from a form that may be misspelt."""
    if not isinstance(data, dict):
        return False
    return _holds_findings(data) or any(_is_whole(kind, data) for kind in _kinds())


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
def _kinds() -> tuple[type[Struct], ...]:
    from lccluster.files.register.header import Header
    from lccluster.files.round.sheet_files import SheetFile
    from lccluster.register.cluster import Cluster
    from lccluster.register.promulgated import PromulgatedList
    from lccluster.round.call import Call
    from lccluster.round.records import ApplicationRecord, RoundRecord
    from lccluster.round.reviewing.panel import Panel

    return (
        Header,
        Cluster,
        RoundRecord,
        ApplicationRecord,
        Call,
        Panel,
        SheetFile,
        PromulgatedList,
    )
