"""What became of a condition on several figures, and why, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from lccluster.eligibility.conditions.naming import called
from lccluster.eligibility.conditions.reasons import compared, contradicted
from lccluster.eligibility.conditions.results import ConditionResult, of_figure
from lccluster.eligibility.conditions.trees import Leaf, Weighed
from lccluster.form.form import Form
from lccluster.language import Message, Names
from lccluster.rulebook.conditions import AnyOf, By, Condition, Held, Several
from lccluster.vocabulary import Outcome


def of_tree(rule: Condition, made: Weighed, form: Form) -> ConditionResult:
    """Give what became of a condition: the leaf that tells most stands for all of them."""
    if made.held is Held.EITHER:
        return _unstated(rule, made, form)
    outcome = Outcome.MET if made.held is Held.PASSES else Outcome.NOT_MET
    leaf = made.first
    return of_figure(rule, leaf.figure, leaf.deciding, outcome, said(made, form))


def said(made: Weighed, form: Form) -> Message:
    """Say why it came out so: of one of several the one that tells most, else each that does."""
    if made.leaf:
        return Message(
            "{field}: {held}",
            field=called(made.leaf.figure, form),
            held=compared(made.leaf.figure, made.leaf.deciding),
        )
    if isinstance(made.tree, AnyOf | By):
        return said(made.telling[0], form)
    return _counted(made, form)


def _counted(made: Weighed, form: Form) -> Message:
    """Say how many of several hold, and what those are, or are not, that decide."""
    assert isinstance(made.tree, Several)  # noqa: S101 - nothing else has parts
    numbers = {
        "holding": sum(each.held is Held.PASSES for each in made.parts),
        "all": len(made.parts),
        "asked": made.tree.asked,
        "parts": reduce(_and, (said(each, form) for each in made.telling)),
    }
    if made.held is Held.PASSES:
        return Message("{holding} of {all} hold, {asked} have to: {parts}", **numbers)
    return Message("only {holding} of {all} hold, {asked} have to; {parts}", **numbers)


def _and(one: Message, other: Message) -> Message:
    return Message("{one}; {other}", one=one, other=other)


def _unstated(rule: Condition, made: Weighed, form: Form) -> ConditionResult:
    leaves = sorted(made.open_leaves, key=_blank_first)
    first = leaves[0] if leaves else made.first
    missing = _once([*made.unchosen, *(path for each in leaves for path in each.missing)])
    suspect = _once(path for each in leaves for path in each.suspect)
    inexact = _once(path for each in leaves for path in each.inexact)
    return ConditionResult(
        rule,
        Outcome.UNSTATED,
        _left_open(made, missing, suspect, inexact, form),
        bound=first.figure.limit.bound,
        unit=first.figure.unit,
        figure=first.figure,
        missing=missing,
        suspect=suspect,
        inexact=inexact,
    )


def _blank_first(leaf: Leaf) -> int:
    return 0 if leaf.missing else 1 if leaf.suspect else 2


def _once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _left_open(
    made: Weighed,
    missing: Sequence[str],
    suspect: Sequence[str],
    inexact: Sequence[str],
    form: Form,
) -> Message:
    """Say what keeps it open: a blank first, else a contradiction, else what is not exact."""
    if choices := tuple(made.unchosen):
        return Message(
            "what is asked depends on {fields}, which is left blank",
            fields=_labels(choices, form),
        )
    whys = [each.stated.why for each in made.open_leaves if each.stated.why]
    one_of = isinstance(made.tree, AnyOf)
    if missing and whys:
        return reduce(_and, whys)
    if missing:
        return _blank(made, _labels(missing, form))
    if suspect:
        return contradicted()
    names = _labels(inexact, form)
    return (
        Message("none holds for sure; not written exactly: {fields}", fields=names)
        if one_of
        else Message("it is not sure; not written exactly: {fields}", fields=names)
    )


def _blank(made: Weighed, fields: Names) -> Message:
    """Say what is blank, and of what is stated, if anything is, that it decides nothing."""
    leaves = tuple(made.open_leaves)
    if len(leaves) == len(made.parts) and not any(each.stated.figures for each in leaves):
        return Message("these are left blank, which is not zero: {fields}", fields=fields)
    if isinstance(made.tree, AnyOf):
        return Message(
            "none that is stated holds, and these are left blank, which is not zero: {fields}",
            fields=fields,
        )
    return Message(
        "what is stated does not decide it, and these are left blank, which is not zero: {fields}",
        fields=fields,
    )


def _labels(paths: Iterable[str], form: Form) -> Names:
    return Names(form.label(path) for path in paths)
