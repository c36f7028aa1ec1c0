"""All commands of the tool, put together in the language spoken."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import typer
from typer.main import get_command

from lccluster import __version__
from lccluster.cli.options import Flagged, Valued, described
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.cli.program.settings import Settings
from lccluster.language import Message

LANG = Valued("--lang", "zh|en", Message("Language; else LCCLUSTER_LANG, the locale, Chinese."))
NO_COLOR = Flagged("--no-color", Message("No colours; NO_COLOR does the same."))
QUIET = Flagged("--quiet", Message("Only the report, nothing on standard error but errors."))
VERSION = Flagged("--version", Message("Show the version and leave."))


class Root(LazyGroup):
    """Everything that can be typed."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "check": CommandEntry(
            Message("Check applications against the conditions of the measure."), "check.check"
        ),
        "findings": CommandEntry(
            Message("What officials have to find on applications: write it out for them."),
            "findings.FindingsGroup",
        ),
        "verify": CommandEntry(
            Message("Work an earlier result out again from its receipt and say what differs."),
            "verify.verify",
        ),
        "new": CommandEntry(
            Message("Write a blank application, ready to fill in."), "new.new", bare=True
        ),
        "form": CommandEntry(
            Message("The official form: read it from Word or Excel, write it as such."),
            "form.FormCommands",
        ),
        "schema": CommandEntry(
            Message("Print the JSON Schema of a file, for editors."), "schema.schema"
        ),
        "rules": CommandEntry(
            Message("The measures as data: list, show, check, test."), "rules.group.RulesGroup"
        ),
        "register": CommandEntry(
            Message("The titles: who holds one, until when, what happened."),
            "register.group.RegisterGroup",
        ),
        "round": CommandEntry(
            Message("The yearly round: from the call to the promulgated list."),
            "round.group.RoundGroup",
        ),
        "simulate": CommandEntry(
            Message("Hold a table of clusters against rules: who would pass, who would change."),
            "simulate.simulate",
        ),
        "page": CommandEntry(
            Message("Open the page: all of this in the browser of this computer."),
            "page.page",
            bare=True,
        ),
        "demo": CommandEntry(
            Message("Lay out a small office to play with, and say what to type."), "demo.demo"
        ),
    }


def build(settings: Settings) -> Any:
    """Build the command line; `settings` reach every command through the context."""
    about = Message(
        "Check applications for characteristic industrial clusters and keep their titles."
    )
    app = typer.Typer(
        cls=Root,
        help=str(about),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def root(
        ctx: typer.Context,
        lang: Annotated[str | None, LANG] = None,
        no_color: Annotated[bool, NO_COLOR] = False,
        quiet: Annotated[bool, QUIET] = False,
        version: Annotated[bool, VERSION] = False,
    ) -> None:
        ctx.obj = settings
        if version:
            typer.echo(f"lccluster {__version__}")
        elif ctx.invoked_subcommand is None:
            typer.echo(_here(ctx, settings))
        else:
            return
        raise typer.Exit

    app.callback(cls=Root, invoke_without_command=True)(described(root))
    return get_command(app)


def _here(ctx: typer.Context, settings: Settings) -> str:
    """Draw what can be done in this folder, as help is drawn."""
    from lccluster.cli.answering.here import what_can_be_done

    formatter = ctx.make_formatter()
    with formatter.section(str(Message("What can be done in this folder"))):
        formatter.write_dl([(typed, str(does)) for typed, does in what_can_be_done(settings)])
    return formatter.getvalue().rstrip("\n")
