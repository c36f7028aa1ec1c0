"""Options and arguments of the register's commands, each declared once."""

from __future__ import annotations

from typing import Any

from lccluster.cli.options import argument, flag, option
from lccluster.language import Message
from lccluster.register.acts import Act


def on() -> Any:
    """Declare the day of an act."""
    return option("--on", "DATE", Act.counts_from)


def document() -> Any:
    """Declare the document of an act."""
    return option("--document", str(Message("NUMBER")), Message("The number of the document."))


def note() -> Any:
    """Declare a remark on an act."""
    return option("--note", "TEXT", Message("A remark to keep with the act."))


def override() -> Any:
    """Declare the reason for an act against which something stands."""
    return option(
        "--override",
        "REASON",
        Message("Why it is done although something stands against it; it is recorded."),
    )


def dry_run() -> Any:
    """Declare that nothing is to be written."""
    return flag("--dry-run", Message("Show what would be written; write nothing."))


def one() -> Any:
    """Declare the one title that a command is on."""
    return argument("ID", Message("The cluster's id, or its exact name."))


def several() -> Any:
    """Declare the titles that an act is for."""
    return argument("ID...", Message("The clusters' ids or exact names; all of them or none."))


def several_with_forms() -> Any:
    """Declare the titles that an act is for, and their applications."""
    return argument(
        "ID... [APPLICATION...]",
        Message("Ids or exact names, and the application of each; all of them or none."),
    )


def all_of_county() -> Any:
    """Declare that an act is for every title of a county."""
    return option("--county", "C", Message("Every title of that county that no act has ended."))


def as_of() -> Any:
    """Declare the day asked about."""
    return option("--as-of", "DATE", Message("The day asked about; else today."))


def known_at() -> Any:
    """Declare the day by whose knowledge is answered."""
    return option("--known-at", "DATE", Message("By what was recorded on or before that day."))


def standings() -> Any:
    """Declare the standings asked for."""
    return option("--status", "S", Message("Only titles that stand so; may be said again."))


def counties() -> Any:
    """Declare the counties asked for."""
    return option("--county", "C", Message("Only titles of that county; may be said again."))
