"""The rules as people read them: which are at hand, each whole, one condition of it, two side by side, and the titles held against one; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.rulebook.called import measures_typed
from lccluster.web.addresses import (
    RULES,
    SIMULATING,
    of_candidates,
    of_difference,
    of_rule,
    of_rulebook,
)
from lccluster.web.answering import answer, not_found
from lccluster.web.rulebooks import book_at_hand, books_at_hand, named
from lccluster.web.screens.register.views import with_titles_linked
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lccluster.render.table import Block
    from lccluster.rulebook.rulebook import Rulebook
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

HEAD = Message("Rules")
WORDS = {
    "conditions": Message("Conditions one by one"),
    "held": Message("The titles held against it"),
    "simulating": Message("Hold a table of clusters against rules"),
    "differences": Message("In what it differs from"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add them."""

    @app.get(RULES)
    def rules() -> bytes:
        from lccluster.render.screen.rulebooks.page import rulebooks_table

        books = books_at_hand(office)
        links = [of_rulebook(each.id) for each in books]
        table = grid(rulebooks_table(books, office.today), 0, links)
        return answer(office, "rules.html", WORDS, title=HEAD, table=table, simulating=SIMULATING)

    @app.get(of_rulebook("<id>"))
    def rulebook(id: str) -> bytes:
        from lccluster.render.screen.rulebooks.page import offices_table, rulebook_page
        from lccluster.render.table import Heading
        from lccluster.rulebook.differences import RulebookPart

        book = book_at_hand(office, id)
        head = Heading(RulebookPart.OFFICES.words)
        shown = [*rulebook_page(book), head, offices_table(book)]
        rules = [(of_rule(id, each.id), each.label) for each in book.conditions.conditions]
        others = (each for each in books_at_hand(office) if each.id != id)
        differences = [(of_difference(id, each.id), named(each)) for each in others]
        held = "" if office.missing_register else of_candidates(id)
        about = {"conditions": rules, "differences": differences, "held": held}
        return _page(office, "rulebook.html", named(book), shown, (RULES, HEAD), **about)

    _add_closer_looks(app, office)


def _add_closer_looks(app: Routes, office: Desk) -> None:
    """Add one condition of a rulebook, two rulebooks side by side, and the titles held against one."""

    @app.get(of_rule("<id>", "<rule>"))
    def rule(id: str, rule: str) -> bytes:
        from lccluster.render.screen.rulebooks.condition import rule_page

        book = book_at_hand(office, id)
        found = next((each for each in book.conditions.conditions if each.id == rule), None)
        if found is None:
            raise not_found(office)
        return _page(office, "blocks.html", found.label, rule_page(found, book), _back(book))

    @app.get(of_difference("<id>", "<other>"))
    def difference(id: str, other: str) -> bytes:
        from lccluster.render.screen.rulebooks.differences import side_by_side
        from lccluster.usecases.rules.diff import differing

        made = differing(book_at_hand(office, id), book_at_hand(office, other))
        first, second = measures_typed([made.first, made.second])  # the titles stand below it
        title = Message("Rules {name} and {other} side by side", name=first, other=second)
        shown = side_by_side(made.first, made.second, made.differences)
        return _page(office, "blocks.html", title, shown, _back(made.first))

    @app.get(of_candidates("<id>"))
    def candidates(id: str) -> bytes:
        from lccluster.render.screen.outlook import candidates_by_lines as shown
        from lccluster.usecases.register.asking.figures import candidates as held

        book = book_at_hand(office, id)
        if office.missing_register:
            raise not_found(office)
        title = Message("The titles held against {rules}", rules=named(book))
        found = blocks([*shown(held(office.room(), office.clocks, id))])
        linked = with_titles_linked(office, found)
        return answer(office, "blocks.html", WORDS, title=title, blocks=linked, back=_back(book))


def _page(
    office: Desk,
    template: str,
    title: object,
    shown: Iterable[Block],
    back: tuple[str, object],
    **facts: Any,
) -> bytes:
    found = blocks([*shown])
    return answer(office, template, WORDS, title=title, blocks=found, back=back, **facts)


def _back(book: Rulebook) -> tuple[str, object]:
    return of_rulebook(book.id), named(book)
