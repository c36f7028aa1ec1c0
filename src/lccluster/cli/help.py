"""Help in the language spoken: the headings that typer writes itself, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from lccluster.language import Message

_HEADINGS = {
    "Arguments": Message("Arguments"),
    "Options": Message("Options"),
    "Commands": Message("Commands"),
}


class Formatter(HelpFormatter):
    """Writes the headings of a help page."""

    def section(self, name: str) -> Any:
        """Open a section under its heading."""
        return super().section(str(_HEADINGS.get(name, name)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or f"{Message('Usage')}: ")


class HelpContext(Context):
    """A context that formats with our headings."""

    formatter_class = Formatter


class _Translated:
    context_class: type[Context] = HelpContext

    def get_help_option(self, ctx: Context) -> Any:
        """Describe `--help` in the language spoken."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = str(Message("Show this help and leave."))
        return option

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Name options and commands in the language spoken."""
        words = {
            "[OPTIONS]": f"[{Message('options')}]",
            "COMMAND [ARGS]...": f"{Message('command')} …",
        }
        pieces: Iterator[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [words.get(piece, piece) for piece in pieces]


class Command(_Translated, TyperCommand):
    """A command whose help speaks the language."""


class Group(_Translated, TyperGroup):
    """A group of commands whose help speaks the language."""
