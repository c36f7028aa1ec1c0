"""`lccluster rules`: list, show, check and test the measures as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar

import typer

from lccluster.cli import arguments, streams
from lccluster.cli.help import Command
from lccluster.cli.lazy import Entry, LazyGroup
from lccluster.errors import Problem, Unusable
from lccluster.language import Message

BROKEN = 2


class RulesGroup(LazyGroup):
    """Listing, showing, proving."""

    entries: ClassVar[Mapping[str, Entry]] = {
        "list": Entry(
            Message("List the rulebooks at hand and their periods."), "rules", "add_list"
        ),
        "show": Entry(
            Message("Show a rulebook, or one rule: what it asks, where it stands, how it is read."),
            "rules",
            "add_show",
        ),
        "check": Entry(
            Message("Prove rulebooks: words against bounds, citations, and a case on every bound."),
            "rules",
            "add_check",
        ),
        "test": Entry(
            Message("Run the cases that stand in a rulebook's folder."), "rules", "add_test"
        ),
    }


def add_to(app: typer.Typer) -> None:
    """Add the group."""

    @app.callback(cls=RulesGroup, no_args_is_help=True)
    def _rules() -> None:
        """Gather the commands on rulebooks."""


def add_list(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command(
        "list",
        cls=Command,
    )
    def list_rules(ctx: typer.Context) -> None:
        from lccluster.render.rulebook_text import rulebooks_table  # noqa: PLC0415

        streams.show(
            [rulebooks_table(arguments.rulebooks(None), date.today())], colour=ctx.obj.colour
        )


def add_show(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command(
        "show",
        cls=Command,
    )
    def show(
        ctx: typer.Context,
        rule: Annotated[
            str | None,
            typer.Argument(
                metavar="[RULE]",
                show_default=False,
                help=str(Message("A condition's id, or “offices”.")),
            ),
        ] = None,
        rulebook: Annotated[
            str | None,
            typer.Option(
                "--rules",
                metavar="ID|DIR",
                help=str(Message("The rulebook; else every one at hand.")),
            ),
        ] = None,
    ) -> None:
        from lccluster.render import rulebook_text  # noqa: PLC0415

        for book in arguments.rulebooks(rulebook):
            streams.show(_page(book, rule, rulebook_text), colour=ctx.obj.colour)


def _page(book: Any, rule: str | None, text: Any) -> Any:
    if rule is None:
        return text.rulebook_page(book)
    if rule == "offices":
        return [text.offices_table(book)]
    found = book.condition(
        arguments.one_of(
            "RULE", rule, [*(each.id for each in book.conditions.conditions), "offices"]
        )
    )
    return text.rule_page(found, book)


def add_check(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command(
        "check",
        cls=Command,
    )
    def check(
        ctx: typer.Context,
        folder: Annotated[
            str | None,
            typer.Argument(
                metavar="[DIR]",
                show_default=False,
                help=str(Message("A rulebook's folder; else every one at hand.")),
            ),
        ] = None,
    ) -> int:
        from lccluster.usecases.rule_proof import prove  # noqa: PLC0415

        proofs = [prove(each) for each in _folders(folder)]
        for proof in proofs:
            streams.complain(proof.problems)
            _failed(proof.generated)
            if proof.holds:
                streams.show(
                    [
                        Message(
                            "{folder}: holds; {count} generated cases",
                            folder=proof.folder.name,
                            count=len(proof.generated),
                        )
                    ],
                    colour=ctx.obj.colour,
                )
        return 0 if all(proof.holds for proof in proofs) else BROKEN


def add_test(rules: typer.Typer) -> None:
    """Add the command."""

    @rules.command(
        "test",
        cls=Command,
    )
    def test(
        ctx: typer.Context,
        folder: Annotated[
            str | None,
            typer.Argument(
                metavar="[DIR]",
                show_default=False,
                help=str(Message("A rulebook's folder; else every one at hand.")),
            ),
        ] = None,
    ) -> int:
        from lccluster.usecases.rule_cases import run_written_cases  # noqa: PLC0415
        from lccluster.usecases.rulebooks import read_sound_rulebook  # noqa: PLC0415

        failed = 0
        for each in _folders(folder):
            results = run_written_cases(each, read_sound_rulebook(each))
            failed += _failed(results)
            streams.show(
                [
                    Message(
                        "{folder}: {passed} of {count} cases came out as expected",
                        folder=each.name,
                        passed=sum(not result.differences for result in results),
                        count=len(results),
                    )
                ],
                colour=ctx.obj.colour,
            )
        return BROKEN if failed else 0


def _folders(named: str | None) -> list[Path]:
    from lccluster.files.rulebook_folder import no_rulebook, rulebook_folders  # noqa: PLC0415

    if named is None:
        return arguments.library().folders()
    found = rulebook_folders(Path(named))
    if not found:
        raise Unusable(_nothing_in(named, no_rulebook(named)))
    return found


def _nothing_in(named: str, problem: Problem) -> Problem:
    return (
        problem
        if not Path(named).is_dir()
        else Problem(
            code=problem.code,
            message=Message("There is no measure.yaml in this folder."),
            hint=Message("A rulebook is a folder with a measure.yaml in it."),
            file=named,
        )
    )


def _failed(results: Any) -> int:
    wrong = [each for each in results if each.differences]
    for result in wrong:
        for difference in result.differences:
            streams.tell(f"{result.file}: {result.name}: {difference}")
    return len(wrong)
