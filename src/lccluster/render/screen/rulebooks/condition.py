"""One condition of a rulebook: what it asks, how it is checked and read."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.eligibility.conditions.naming import called
from lccluster.form.form import Form
from lccluster.language import Message
from lccluster.quantities import plain
from lccluster.render.table import Block, Cell
from lccluster.render.trees import drawn
from lccluster.rulebook.called import explained_name
from lccluster.rulebook.conditions import (
    AllOf,
    AnyOf,
    By,
    Check,
    Condition,
    Figure,
    Judgement,
    Score,
    Several,
    Tree,
)
from lccluster.rulebook.rulebook import Rulebook


def rule_page(rule: Condition, book: Rulebook) -> Iterator[Block]:
    """Show one condition: what it asks, where it stands, how it is checked and read."""
    yield Message(
        "{label}, {article} of {number}",
        label=explained_name(rule),
        article=rule.article,
        number=book.measure.called,
    )
    yield Message("Asks: {says}", says=rule.says)
    check = rule.check
    if isinstance(check, Judgement):
        yield Message("People decide: {asks}", asks=check.asks)
        for path in check.shows:
            yield Message("Shown beside it: {field}", field=book.form.label(path))
        for each in check.elements:
            yield Message("Element: {name}", name=explained_name(each))
    elif isinstance(check, Score):
        yield from _scored(check)
    elif isinstance(check, Tree):
        yield from _checked(check, book.form)
    if rule.bar:
        yield Message("A bar: who falls under it is ruled out by that alone.")
    if rule.ground:
        revoked = next(each for each in book.measure.grounds.revoke if each.id == rule.ground)
        yield Message("Ground to revoke a title: {ground}", ground=explained_name(revoked))
    if waiver := book.waiver(rule):
        yield Message(
            "May be relaxed ({article}): {says}", article=waiver.article, says=waiver.says
        )
    for text in (waiver.reading if waiver else None, rule.reading):
        if text:
            yield Message("Reading: {text}", text=text)
    for reading in book.measure.readings:
        if reading.article in (rule.article, waiver.article if waiver else None):
            yield Message(
                "Reading: {question} — {chosen}", question=reading.question, chosen=reading.chosen
            )


def _scored(score: Score) -> Iterator[Message]:
    """Show what gets points, by which weight, and what they come to."""
    for item in score.items:
        said = {"name": explained_name(item), "weight": plain(item.weight)}
        yield Message("Item: {name}, weight {weight}", **said)
    for grade in score.grades:
        said = {"name": explained_name(grade), "points": plain(grade.from_)}
        yield Message("Grade: {name}, from {points} points", **said)
    if score.at_least is not None:
        asked = next(each for each in score.grades if each.id == score.at_least)
        yield Message("Asked for is at least the grade {name}.", name=explained_name(asked))
    else:
        yield Message("The score stands beside the verdict and has no part in it.")


def _checked(check: Tree, form: Form) -> Iterator[Message]:
    """Show what is checked, each of several figures or branches in a line of its own."""
    match check:
        case By():
            for word, branch in check.values.items():
                held = _named(branch, form)
                said = {"field": form.label(check.field), "word": word, "held": held}
                yield Message("Where {field} says {word}: {held}", **said)
            yield Message("Everywhere else: {held}", held=_named(check.otherwise, form))
        case Several():
            yield _head(check)
            yield from (_line(each, form) for each in check.figures)
        case _:
            yield _line(check, form)


def _head(check: Several) -> Message:
    match check:
        case AnyOf():
            return Message("One of these has to hold:")
        case AllOf():
            return Message("All of these have to hold:")
    return Message("At least {n} of these have to hold:", n=check.asked)


def _named(tree: Tree, form: Form) -> str | Message:
    """Draw a tree with the labels of the form."""
    return drawn(tree, lambda figure: called(figure, form))


def _line(tree: Tree, form: Form) -> Message:
    if not isinstance(tree, Figure):
        return Message("Checked: {held}", held=_named(tree, form))
    held = f"{called(tree, form)} {tree.drawn}"
    included = {each.side.included for each in tree.limits}
    if tree.years:
        return _each_year(tree, held)
    if included == {True}:
        return Message("Checked: {held}, the bound included", held=held)
    if included == {False}:
        return Message("Checked: {held}, the bound not included", held=held)
    return Message("Checked: {held}", held=held)


def _each_year(figure: Figure, held: str) -> Message:
    said = {"held": held, "years": figure.years}
    if all(each.side.included for each in figure.limits):
        return Message(
            "Checked: {held} in each of the last {years} years, the bound included", **said
        )
    return Message("Checked: {held} in each of the last {years} years", **said)


def decided_by(check: Check, form: Form) -> Cell:
    """Say in one line what decides: people, points, a figure and its bound, or several."""
    if isinstance(check, Tree):
        return _named(check, form)
    return Message("a score") if isinstance(check, Score) else Message("people's judgement")
