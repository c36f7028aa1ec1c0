"""Why a cell is not what it keeps, each said once for all kinds of workbooks."""

from __future__ import annotations

from lccluster.files.office.doubt import Doubt, naming
from lccluster.language import Message

_PLAINLY = Message("Give the cell the general format and write what is meant.")


def nothing_shown(kept: str) -> Doubt:
    """Say that a cell keeps something and shows nothing."""
    return Doubt(
        "shows-nothing", naming(Message("What the cell keeps is not to be seen."), kept), _PLAINLY
    )


def shown_otherwise(shown: str, kept: str) -> Doubt:
    """Say that a cell shows its figure with something beside it, or moved, or without its sign."""
    words = {"shown": shown, "kept": kept}
    reason = Message("The number format shows “{shown}”, the cell keeps {kept}.", **words)
    return Doubt("number-format", reason, _PLAINLY)


def strange_format(code: str, kept: str) -> Doubt:
    """Say that a format draws a figure in a way that is not followed here."""
    words = {"format": code, "kept": kept}
    reason = Message("The number format “{format}” shows {kept} in a way of its own.", **words)
    return Doubt("number-format", reason, _PLAINLY)


def added(shown: str) -> Doubt:
    """Say that a format adds to the words in a cell."""
    reason = Message(
        "The number format of the cell adds to what was typed: “{shown}”.", shown=shown
    )
    return Doubt("number-format", reason, _PLAINLY)


def struck_out(text: str) -> Doubt:
    """Say that signs are struck out: all that stand in a cell, or some of them."""
    reason = naming(Message("Words are struck out there."), text)
    hint = Message("Delete for good what no longer holds, and keep what does.")
    return Doubt("struck", reason, hint)


def raised(text: str) -> Doubt:
    """Say that a raised or lowered sign stands beside digits."""
    reason = naming(Message("A raised or lowered sign stands beside digits there."), text)
    return Doubt(
        "raised-sign", reason, Message("Type what is meant as plain text, and nothing beside it.")
    )


def not_worked_out(kept: str | None) -> Doubt:
    """Say that a formula has no value, or none that its program would stand by."""
    reason = (
        Message(
            "The formula here is worked out anew when the file is opened; {kept} is kept.",
            kept=kept,
        )
        if kept
        else Message("No program has worked out the formula that stands here.")
    )
    return Doubt(
        "not-worked-out", reason, Message("Open it in the office program and save it anew.")
    )


def error_shown(error: str) -> Doubt:
    """Say that a cell shows an error."""
    reason = Message("The cell shows the error {error}.", error=error[:20])
    return Doubt("error-shown", reason, Message("Mend the formula, or type the figure."))
