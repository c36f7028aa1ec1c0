"""`call.yaml`, the year's call, and `panel.yaml`, those who review: read strictly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.round.call import Call, CallFlaw, call_flaws
from lccluster.round.reviewing.panel import Panel, panel_flaws
from lccluster.rulebook.offices import Offices

Flaws = Callable[[Call, Offices], Iterator[CallFlaw]]


def read_call(path: Path, offices: Offices, flaws: Flaws = call_flaws) -> Call:
    """Read a call; raises Unusable with everything that no proper call says."""

    def wrong(call: Call, document: Document) -> Iterator[Problem]:
        for place, code, message, hint in flaws(call, offices):
            yield document.problem(place, Fault(code, message, hint))

    return building.fitting(Call, in_own_names(Call, read_yaml(path, shape=shapes.CALL)), wrong)


def read_panel(path: Path) -> Panel:
    """Read a panel; raises Unusable with everything that no proper panel says."""
    return panel_in(read_yaml(path, shape=shapes.PANEL))


def panel_in(document: Document) -> Panel:
    """Read the panel that a document says; raises Unusable with everything that no proper panel says."""
    return building.fitting(Panel, in_own_names(Panel, document), _wrong)


def _wrong(panel: Panel, document: Document) -> Iterator[Problem]:
    hint = Message(
        "Name each person once; two people of one name are told apart by where they work."
    )
    for place, code, message in panel_flaws(panel):
        yield document.problem(place, Fault(code, message, hint))
