"""`panel.yaml`: those who review, read strictly."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.language import Message
from lccluster.round.reviewing.panel import Panel, panel_flaws


def read_panel(path: Path) -> Panel:
    """Read a panel; raises Unusable with everything that no proper panel says."""
    document = read_yaml(path, shape=shapes.RECORD)
    panel, problems = typed.build(Panel, document)
    if panel is None:
        raise Unusable(problems)
    found = [
        document.problem(
            place,
            code=code,
            message=message,
            hint=Message("Name each person once; people of one name work in different places."),
        )
        for place, code, message in panel_flaws(panel)
    ]
    if found:
        raise Unusable(found)
    return panel
