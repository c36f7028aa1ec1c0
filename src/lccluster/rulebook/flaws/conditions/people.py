"""Does what people decide hang together: the elements of a judgement, the items and grades of a score? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.language import Message
from lccluster.rulebook.conditions import Judgement, Score
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    Context,
    Flaw,
    Path,
    ids_told_apart,
    no_such_field,
)

MOST = 100


def _elements_are_told_apart(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if isinstance(rule.check, Judgement):
            path: Path = ("conditions", index, "check", "elements")
            yield from ids_told_apart(CONDITIONS, path, [each.id for each in rule.check.elements])


def _scores(context: Context) -> list[tuple[Path, Score]]:
    """List the scores with their places."""
    return [
        (("conditions", index, "check"), rule.check)
        for index, rule in enumerate(context.rulebook.conditions.conditions)
        if isinstance(rule.check, Score)
    ]


def _one_score(context: Context) -> Iterator[Flaw]:
    for path, _ in _scores(context)[1:]:
        message = Message("There is a score already.")
        hint = Message("A rulebook has one score, whose items may be many.")
        yield Flaw(CONDITIONS, path, "score-twice", message, hint)


def _items_make_a_hundred(context: Context) -> Iterator[Flaw]:
    for path, score in _scores(context):
        yield from ids_told_apart(CONDITIONS, (*path, "items"), [each.id for each in score.items])
        if (made := sum(each.weight for each in score.items)) != MOST:
            message = Message("The weights make {made}, not 100.", made=made)
            hint = Message("Weights are percent of the whole.")
            yield Flaw(CONDITIONS, (*path, "items"), "weights-make-no-hundred", message, hint)


def _items_get_points(context: Context) -> Iterator[Flaw]:
    for path, score in _scores(context):
        for at, item in enumerate(score.items):
            place = (*path, "items", at)
            if (item.field is None) is (item.asks is None):
                message = Message("An item gets points from a field or from people.")
                hint = Message("Write field or asks, one of them.")
                yield Flaw(CONDITIONS, place, "field-or-asks", message, hint)
            elif item.field is not None and context.units.get(item.field) is None:
                yield no_such_field(
                    CONDITIONS, (*place, "field"), item.field, context.offered(_figures(context))
                )


def _figures(context: Context) -> list[str]:
    return [path for path, unit in context.units.items() if unit]


def _grades_cover_all(context: Context) -> Iterator[Flaw]:
    for path, score in _scores(context):
        yield from ids_told_apart(CONDITIONS, (*path, "grades"), [each.id for each in score.grades])
        begins = [each.from_ for each in score.grades]
        if len(set(begins)) < len(begins) or min(begins, default=None) != 0:
            message = Message("The grades do not part all points from 0 to 100.")
            hint = Message("Let each grade begin at other points, the lowest from 0.")
            yield Flaw(CONDITIONS, (*path, "grades"), "grades-with-gaps", message, hint)
        if score.at_least is not None and score.at_least not in [e.id for e in score.grades]:
            message = Message("There is no grade “{grade}”.", grade=score.at_least)
            hint = Message("Name one of those under grades.")
            yield Flaw(CONDITIONS, (*path, "at_least"), "no-such-grade", message, hint)


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _elements_are_told_apart,
    _one_score,
    _items_make_a_hundred,
    _items_get_points,
    _grades_cover_all,
)
