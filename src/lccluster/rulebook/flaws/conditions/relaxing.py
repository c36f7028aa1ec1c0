"""Which conditions can be relaxed, and which fail alone (bars)? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.language import Message
from lccluster.rulebook.conditions import Tree
from lccluster.rulebook.flaws.flaw import CONDITIONS, Context, Flaw, Path


def _only_single_bounds_are_relaxed(context: Context) -> Iterator[Flaw]:
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        path: Path = ("conditions", index, "waiver")
        hint = Message("Take the waiver away.")
        if rule.waiver is None:
            continue
        if rule.bar:
            message = Message("A bar is never relaxed.")
            yield Flaw(CONDITIONS, path, "waiver-of-a-bar", message, hint)
        elif not isinstance(rule.check, Tree):
            message = Message("A judgement has no bound that could be relaxed.")
            yield Flaw(CONDITIONS, path, "waiver-of-a-judgement", message, hint)
        elif not rule.check.movable:
            message = Message("Of several bounds nobody can tell which one is relaxed.")
            yield Flaw(CONDITIONS, path, "waiver-of-several-bounds", message, hint)


def _grounds_exist(context: Context) -> Iterator[Flaw]:
    known = [each.id for each in context.rulebook.measure.grounds.revoke]
    for index, rule in enumerate(context.rulebook.conditions.conditions):
        if rule.ground is not None and rule.ground not in known:
            yield Flaw(
                CONDITIONS,
                ("conditions", index, "ground"),
                "no-such-ground",
                Message("There is no ground to revoke “{ground}”.", ground=rule.ground),
                Message("Name one of those under grounds.revoke in measure.yaml."),
            )


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _only_single_bounds_are_relaxed,
    _grounds_exist,
)
