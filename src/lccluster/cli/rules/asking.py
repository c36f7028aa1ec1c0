"""`lccluster rules list` and `show`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lccluster.choices import CHOICES, choices_offered, spellings, typed
from lccluster.cli import arguments
from lccluster.cli.options import Placed, Valued
from lccluster.cli.program import streams
from lccluster.cli.program.placeholders import placeholder
from lccluster.language import Message
from lccluster.rulebook.called import names_of, typed_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lccluster.render.table import Block
    from lccluster.rulebook.rulebook import Rulebook


NAMED = Message("A condition's id or label, or “{offices}”.", offices=CHOICES["offices"])


def list_rules(ctx: typer.Context) -> None:
    """`rules list`."""
    from lccluster.render.screen.rulebooks.page import rulebooks_table
    from lccluster.usecases.rules.rulebooks import read_all_rulebooks

    books = read_all_rulebooks(arguments.library())
    streams.show([rulebooks_table(books, date.today())], colour=ctx.obj.colour)


def show(
    ctx: typer.Context,
    rule: Annotated[str | None, Placed("[RULE]", NAMED)] = None,
    rulebook: Annotated[
        str | None,
        Valued("--rules", "ID|DIR", Message("The rulebook; else each that a day can choose.")),
    ] = None,
) -> None:
    """`rules show`."""
    from lccluster.usecases.rules.rulebooks import chosen_folders, read_whole_rulebook

    for folder in chosen_folders(arguments.library(), rulebook):
        book = read_whole_rulebook(folder)
        streams.show(_page(book, rule), colour=ctx.obj.colour)


def _page(book: "Rulebook", rule: str | None) -> "Iterable[Block]":
    """Give what is asked for: the whole rulebook, its offices, or one condition."""
    from lccluster.render.screen.rulebooks import condition, page

    if rule is None:
        return page.rulebook_page(book)
    if rule in spellings(["offices"]):
        return [page.offices_table(book)]
    rules = {each.id: each for each in book.conditions.conditions}
    asked = arguments.condition(rule, [*rules.values()])
    if asked not in rules:
        known = {**names_of(rules.values()), **choices_offered(["offices"])}
        shown = [*map(typed_name, rules.values()), typed("offices")]
        arguments.one_of(placeholder("RULE"), asked, known, shown)
    return condition.rule_page(rules[asked], book)
