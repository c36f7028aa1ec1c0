"""The group of commands on rulebooks."""

from collections.abc import Mapping
from typing import ClassVar

import typer

from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.language import Message

_ASKING, _PROVING, _DRAFTING = "rules.asking", "rules.proving", "rules.drafting"
_SETTING = "rules.setting"


class RulesGroup(LazyGroup):
    """Listing, showing, proving, drafting."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "list": CommandEntry(
            Message("List the rulebooks at hand and their periods."), _ASKING, "add_list"
        ),
        "show": CommandEntry(
            Message("Show a rulebook, or one rule: what it asks, where it stands, how it is read."),
            _ASKING,
            "add_show",
        ),
        "check": CommandEntry(
            Message("Prove rulebooks: words against bounds, citations, and a case on every bound."),
            _PROVING,
            "add_check",
        ),
        "test": CommandEntry(
            Message("Run the cases that stand in a rulebook's folder."), _PROVING, "add_test"
        ),
        "diff": CommandEntry(
            Message("Compare two rulebooks clause by clause."), _DRAFTING, "add_diff"
        ),
        "new": CommandEntry(
            Message("Start a draft from a rulebook and its cases; it is in force on no day."),
            _DRAFTING,
            "add_new",
        ),
        "set": CommandEntry(
            Message("Set figures and days of a draft, with its words and cases."),
            _SETTING,
            "add_set",
        ),
    }


def add_to(app: typer.Typer) -> None:
    """Add the group."""

    @app.callback(cls=RulesGroup, no_args_is_help=True)
    def _rules() -> None:
        """Gather the commands on rulebooks."""
