"""The engine of all templates: every text is escaped by itself, and what is not there is a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from markupsafe import escape
from minijinja import Environment

from lccluster.language import Listing, Message, headed, spoken
from lccluster.render.page.whole import kept_whole

PAGES = Path(__file__).with_name("templates")
HTML = ".html"
LARGEST = 2**53  # of whole numbers: a float holds each of them exactly


def filled_in(
    template: str, words: Mapping[str, Message], room: Path | None = None, **facts: Any
) -> bytes:
    """Fill in a template of a room, or of the pages, in the language spoken, as UTF-8."""
    said = {key: str(each) for key, each in words.items()}
    language = "en" if spoken() == "en" else "zh-CN"
    text = _engine(room).render_template(template, words=said, language=language, **facts)
    return (kept_whole(text) if template.endswith(HTML) else text).encode()


@cache
def _engine(room: Path | None) -> Environment:
    rooms = [PAGES] if room is None else [room, PAGES]
    return Environment(
        loader=partial(_source, rooms),
        auto_escape_callback=lambda _: True,
        finalizer=_printed,
        undefined_behavior="strict",
        trim_blocks=True,
        lstrip_blocks=True,
        globals={"labelled": headed, "listed": Listing},
    )


def _source(rooms: list[Path], name: str) -> str | None:
    files = (room / name for room in rooms)
    return next((file.read_text("utf-8") for file in files if file.is_file()), None)


def _printed(value: object) -> Any:
    """Escape what is printed, in Python's way: the engine's own would write every slash as six signs.

    A figure has to come as a text: the engine takes a Decimal for the nearest float.
    """
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > LARGEST):
        raise TypeError(value)
    return NotImplemented if value is None else escape(value)
