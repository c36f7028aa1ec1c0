"""Screens drawn: every text escaped, no script, one style sheet of our own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lccluster.language import Message
from lccluster.render.page.engine import filled_in

WORDS = {
    "brand": Message("Characteristic industrial clusters"),
    "menu": Message("Screens"),
    "to_content": Message("To the content"),
    "back": Message("Back to the page"),
    "refused": Message("Not let in"),
    "table": Message("table, to be scrolled sideways where it is wide"),
    "altered": Message("This rests on acts that are not as they were sealed"),
    "read_only": Message("read only"),
    "choose_files": Message("Choose files"),
    "nothing_chosen": Message("None chosen yet"),
}
SCREENS = Path(__file__).with_name("templates")


def page(template: str, words: Mapping[str, Message] | None = None, **facts: Any) -> bytes:
    """Draw a screen in the language spoken; `words` are the fixed ones of its template."""
    return filled_in(template, {**WORDS, **(words or {})}, SCREENS, **facts)


def refusal_page(said: Message | str, head: Message | None, *, comes_back: bool) -> bytes:
    """Say to somebody who is not let in why not, under a head of its own where it is no matter of a key.

    Only who has a session is led back: anybody else would only read the same again.
    """
    words = {"refused": head} if head else None
    return page("refused.html", words, said=said, comes_back=comes_back)


def style() -> bytes:
    """Give the style sheet: that of the pages that commands write, and what screens have beside it."""
    return b"\n".join(map(page, ("style.css", "screens.css")))


def icon() -> bytes:
    """Give the sign of the page in a browser's tab."""
    return page("icon.svg")
