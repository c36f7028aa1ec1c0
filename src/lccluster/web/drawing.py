"""Screens drawn: every text escaped, no script, one style sheet of our own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lccluster.language import Listing, Message, headed, spoken

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

WORDS = {
    "brand": Message("Characteristic industrial clusters"),
    "menu": Message("Screens"),
    "to_content": Message("To the content"),
    "back": Message("Back to the page"),
    "refused": Message("Not let in"),
    "table": Message("table, to be scrolled sideways where it is wide"),
    "read_only": Message("read only"),
}
# The templates of screens, and those of the pages that commands write.
_HOUSE = Path(__file__).parents[1]
ROOMS = [_HOUSE / "web" / "templates", _HOUSE / "render" / "page" / "templates"]


def page(template: str, words: Mapping[str, Message] | None = None, **facts: Any) -> bytes:
    """Draw a screen in the language spoken; `words` are the fixed ones of its template."""
    said = {key: str(each) for key, each in {**WORDS, **(words or {})}.items()}
    language = "en" if spoken() == "en" else "zh-CN"
    drawn = _templates().get_template(template).render(words=said, language=language, **facts)
    return drawn.encode()


def refusal_page(said: Message) -> bytes:
    """Say to somebody who is not let in why not."""
    return page("refused.html", said=said)


def style() -> bytes:
    """Give the style sheet: that of the pages that commands write, and what screens have beside it."""
    return "\n".join(
        _templates().get_template(name).render() for name in ("style.css", "screens.css")
    ).encode()


def icon() -> bytes:
    """Give the sign of the page in a browser's tab."""
    return _templates().get_template("icon.svg").render().encode()


def keep_compiled(folder: Path) -> None:
    """Keep templates compiled in a folder, for the next start; what cannot be written is compiled again."""
    import jinja2

    class Compiled(jinja2.FileSystemBytecodeCache):
        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    _templates().bytecode_cache = Compiled(str(folder))


@cache
def _templates() -> Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOMS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"labelled": headed, "listed": Listing}
    return environment
