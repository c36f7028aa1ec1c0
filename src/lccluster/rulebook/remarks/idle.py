"""What applicants fill in or hand in, and nothing looks at."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Way
from lccluster.form.keys import keys_of
from lccluster.language import Listing, Message, Names
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.conditions import Score, Tree
from lccluster.rulebook.conditions.several import choices_in
from lccluster.rulebook.consistency import named_fields
from lccluster.rulebook.flaws.flaw import FORM, MATERIALS, Flaw
from lccluster.rulebook.rulebook import Rulebook


def by_conditions(book: Rulebook) -> Iterator[Flaw]:
    """Name what applicants fill in or hand in and nothing looks at; it can be left out while it is a draft."""
    yield from _cells(book)
    yield from _materials(book)


def _cells(book: Rulebook) -> Iterator[Flaw]:
    """Name the figures, and what is answered with yes or no, that no condition, score or check looks at."""
    used = set(_looked_at(book))
    told = (each for each in book.form.cells if each.unit or each.kind == "yes_no")
    idle = [
        Way(keys_of(book.form).path(*each.key.split(".")))
        for each in told
        if not {each.key, each.group} & used
    ]
    if idle:
        message = Message("No condition and no check looks at: {fields}.", fields=Names(idle))
        hint = Message("Leave them out, unless people are to read them.")
        yield Flaw(FORM, ("groups",), "cells-for-nothing", message, hint)


def _materials(book: Rulebook) -> Iterator[Flaw]:
    """Name the materials of which nothing is asked but that they are there."""
    used = set(_looked_at(book))
    idle = [
        typed_name(each)
        for each in book.materials.materials
        if f"materials.{each.id}" not in used
        and each.id != book.form.materials.itself
        and not (each.sealed or each.most_characters is not None)
    ]
    if idle:
        message = Message(
            "No judgement shows these materials, only whether they are there counts: {materials}.",
            materials=Listing(idle),
        )
        hint = Message(
            "Name each under shows: of the condition that it proves, unless people just read it."
        )
        yield Flaw(MATERIALS, ("materials",), "materials-for-nothing", message, hint)


def _looked_at(book: Rulebook) -> Iterator[str]:
    """List the fields that conditions, waivers and checks look at."""
    yield from (field for _, _, field in named_fields(book))
    if asked := book.form_checks.recommendation:
        yield from (asked.text, asked.day, asked.seal)
    for rule in book.conditions.conditions:
        match rule.check:
            case Tree() as tree:
                yield from (field for leaf in tree.leaves for field in leaf.fields)
                yield from (each.field for each in choices_in(tree))
            case Score() as score:
                yield from (each.field for each in score.items if each.field)
