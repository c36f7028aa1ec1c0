"""Help in the language spoken: the headings that typer writes itself, in our words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from lccluster.language import Message, headed

_HEADINGS = {
    "Arguments": Message("Arguments"),
    "Options": Message("Options"),
    "Commands": Message("Commands"),
}
_COMPLETION = {
    "--install-completion": Message("Install completion for the current shell."),
    "--show-completion": Message("Show completion for the current shell, to copy or adapt it."),
}

GAP, WIDEST_NAME = 2, 32  # cells between a name and its meaning; a wider name has its own line


class Formatter(HelpFormatter):
    """Writes the headings of a help page."""

    def section(self, name: str) -> Any:
        """Open a section under its heading."""
        return super().section(str(_HEADINGS.get(name, name)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; what may be typed is broken between words alone, by the cells they take."""
        from lccluster.render.signs import width

        begun = (prefix or headed(Message("Usage"), "")) + f"{prog} "
        lines, margin = [begun], min(width(begun), self.width - max(map(width, args.split())))
        for word in args.split():
            longer = f"{lines[-1].rstrip()} {word}"
            lines[-1:] = (
                [longer] if width(longer) <= self.width else [lines[-1], f"{'':{margin}}{word}"]
            )
        self.write("\n".join([*lines, ""]))

    def write_heading(self, heading: str) -> None:
        """Write a heading with the colon of the language."""
        self.write(f"{'':>{self.current_indent}}{headed(heading, '').rstrip()}\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph, broken where its language may be."""
        from lccluster.render.screen.breaking import filled

        margin = " " * self.current_indent
        self.write("".join(f"{margin}{line}\n" for line in filled(text, self.width - len(margin))))

    def write_dl(self, rows: Sequence[tuple[str, str]], *_: Any, **__: Any) -> None:
        """Write a list of names and what they mean; a name in no brackets is required anyway."""
        from lccluster.render.signs import width

        beside_its_meaning = (wide for name, _ in rows if (wide := width(name)) <= WIDEST_NAME)
        beside = self.current_indent + GAP + max(beside_its_meaning, default=0)
        for name, text in rows:
            self._write_entry(name, text.removesuffix("[required]").rstrip(), beside)

    def _write_entry(self, name: str, text: str, beside: int) -> None:
        from lccluster.render.screen.breaking import filled
        from lccluster.render.signs import width

        begun = " " * self.current_indent + name
        if text and width(begun) + GAP > beside:
            self.write(f"{begun}\n")
            begun = ""
        for line in filled(text, self.width - beside):
            self.write(f"{begun}{' ' * (beside - width(begun))}{line}".rstrip() + "\n")
            begun = ""


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
        return [words.get(piece, piece.strip("{}")) for piece in pieces]

    def get_short_help_str(self, limit: int = 0) -> str:
        """Give the whole sentence for the list of commands; none is cut off."""
        return getattr(self, "help", None) or ""


def _given_twice(name: str) -> Exception:
    from lccluster.errors import Fault, Unusable

    message, hint = Message("{option} stands there twice."), Message("Keep one of the two.")
    return Unusable(Fault("option-twice", message, hint).at(field=name, option=name))


def _counts_once(param: Any) -> bool:
    return param.param_type_name == "option" and not (param.multiple or param.is_flag)


class Command(_Translated, TyperCommand):
    """A command whose help speaks the language, and that takes no option twice where one value counts."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words of a line; raises Unusable where one of two values would be dropped in silence."""
        order = () if ctx.resilient_parsing else self.make_parser(ctx).parse_args([*args])[2]
        if twice := [each for each in order if _counts_once(each) and order.count(each) > 1]:
            name = twice[0].opts[0]
            raise _given_twice(name)
        return super().parse_args(ctx, args)


class CommandGroup(_Translated, TyperGroup):
    """A group of commands whose help speaks the language."""

    def get_params(self, ctx: Context) -> list[Any]:
        """Describe the options that typer adds for completion."""
        params = super().get_params(ctx)
        for param in params:
            if param.opts[0] in _COMPLETION:
                param.help = str(_COMPLETION[param.opts[0]])  # type: ignore[attr-defined]
        return params
