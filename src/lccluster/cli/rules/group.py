"""The group of commands on rulebooks."""

from collections.abc import Mapping
from typing import ClassVar

from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.language import Message


class RulesGroup(LazyGroup):
    """Listing, showing, proving, drafting."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "list": CommandEntry(
            Message("List the rulebooks at hand and their periods."),
            "rules.asking.list_rules",
            bare=True,
        ),
        "show": CommandEntry(
            Message("Show a rulebook, or one rule: what it asks, where it stands, how it is read."),
            "rules.asking.show",
            bare=True,
        ),
        "check": CommandEntry(
            Message("Prove rulebooks: words against bounds, citations, and a case on every bound."),
            "rules.proving.check",
            bare=True,
        ),
        "test": CommandEntry(
            Message("Run the cases that stand in a rulebook's folder."),
            "rules.proving.test",
            bare=True,
        ),
        "diff": CommandEntry(
            Message("Compare two rulebooks clause by clause."), "rules.drafting.diff"
        ),
        "new": CommandEntry(
            Message("Start a draft from a rulebook and its cases; it is in force on no day."),
            "rules.drafting.new",
        ),
        "set": CommandEntry(
            Message("Set figures and days of a draft, with its words and cases."),
            "rules.setting.set_figures",
        ),
    }
