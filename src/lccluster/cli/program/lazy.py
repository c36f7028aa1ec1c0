"""Commands that are put together when they are asked for: a help page lists them from a table."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer._click.core import Context
from typer._click.shell_completion import CompletionItem
from typer.main import get_command

from lccluster.cli.options import described
from lccluster.cli.program.help import Command, CommandGroup, Formatter
from lccluster.cli.program.libraries import load_structs
from lccluster.language import Message


class CommandEntry(NamedTuple):
    """A command in a table: what it does, and the function of `cli` that does it, or the group of more.

    Where something is told `of`, the function makes that command. A `bare` one asks for nothing that has
    to be said. What other programs alone call is not `listed`.
    """

    help: Message
    does: str
    of: tuple[Any, ...] = ()
    bare: bool = False
    listed: bool = True

    def build(self, name: str) -> Any:
        """Put the command together."""
        app = typer.Typer(
            rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
        )
        does = self._found()
        if isinstance(does, type) and issubclass(does, LazyGroup):
            app.callback(cls=does, no_args_is_help=True)(described(does.options))
        else:
            app.command(cls=Command, no_args_is_help=not self.bare)(described(does))
        command = get_command(app)
        command.name, command.help = name, str(self.help)
        return command

    def _found(self) -> Any:
        load_structs()
        module, _, named = self.does.rpartition(".")
        found = getattr(import_module(f"lccluster.cli.{module}"), named)
        return found(*self.of) if self.of else found


class LazyGroup(CommandGroup):
    """A group whose commands stand in a table."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {}

    @staticmethod
    def options() -> None:
        """Ask for what the group itself is told; it is taken wherever it stands on the line."""

    def list_commands(self, _ctx: Context | None) -> list[str]:
        """Name the commands, in the order of the table."""
        return [name for name, each in self.entries.items() if each.listed]

    def get_command(self, _ctx: Context, cmd_name: str) -> Any:
        """Give a command, put together at the first time of asking."""
        if cmd_name in self.entries and cmd_name not in self.commands:
            self.commands[cmd_name] = self.entries[cmd_name].build(cmd_name)
        return self.commands.get(cmd_name)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, or the options, without putting any command together."""
        if incomplete and not incomplete[0].isalnum():
            return super().shell_complete(ctx, incomplete)
        return [
            CompletionItem(name, help=str(each.help))
            for name, each in self._listed()
            if name.startswith(incomplete)
        ]

    def format_commands(self, _ctx: Context, formatter: Any) -> None:
        """List the commands without putting them together."""
        assert isinstance(formatter, Formatter)  # noqa: S101 - see HelpContext
        with formatter.section("Commands"):
            formatter.write_dl([(name, str(each.help)) for name, each in self._listed()])

    def _listed(self) -> list[tuple[str, CommandEntry]]:
        return [(name, self.entries[name]) for name in self.list_commands(None)]
