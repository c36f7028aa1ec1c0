"""`round precedents`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.answers import PRINTED, Answer, print_answer
from lccluster.cli.options import Flagged, Placed
from lccluster.cli.program.worth_a_look import into_a_file, warn
from lccluster.cli.register import common as clocked
from lccluster.cli.round import common
from lccluster.language import Listing, Message

if TYPE_CHECKING:
    from lccluster.render.table import Block
    from lccluster.usecases.round.asking.precedents import GatheredDecisions

NONE = Message("Nothing was decided on this condition in any round here.")
REGISTER = Message(
    "The register keeps hashes of findings, not their words: what was decided outside of a round is not among these."
)
NO_CONTRADICTION = Message(
    "No case was refused that is at least as good in every figure as one that was granted; unknown figures compare with nothing."
)


def precedents(
    ctx: typer.Context,
    condition: Annotated[str, Placed("CONDITION", Message("The condition's id or label."))],
    contradictions: Annotated[
        bool,
        Flagged(
            "--contradictions",
            Message("Only refusals at least as good in every figure as what was granted."),
        ),
    ] = False,
    format: Annotated[str, options.format(*PRINTED)] = "text",
) -> None:
    """`round precedents`."""
    from lccluster.usecases.round.asking.precedents import gather

    room = common.room(ctx)
    meant = arguments.condition(condition, room.conditions)
    found = gather(room, meant, clocked.stamp().today)
    warn(found.unread, into_a_file("lccluster round precedents …"))
    answer = _contradictions(found, meant) if contradictions else _all(found, meant)
    print_answer(answer, format, colour=ctx.obj.colour)


def _all(found: "GatheredDecisions", condition: str) -> Answer:
    from lccluster.render.columns.fields import data, screen_table
    from lccluster.render.columns.round_precedents import PRECEDENTS

    return Answer(
        lambda: _blocks(PRECEDENTS, found.found, NONE),
        lambda: {
            "condition": condition,
            "precedents": [data(PRECEDENTS, each) for each in found.found],
        },
        lambda: screen_table(PRECEDENTS, found.found),
    )


def _contradictions(found: "GatheredDecisions", condition: str) -> Answer:
    from lccluster.render.columns.fields import data, screen_table
    from lccluster.render.columns.round_precedents import CONTRADICTIONS
    from lccluster.round.precedents import contradictions, not_comparable

    pairs, unknown = contradictions(found.found), not_comparable(found.found)
    left_out = Message("Not compared, as a figure is unknown: {cases}.", cases=Listing(unknown))
    return Answer(
        lambda: [
            *_blocks(CONTRADICTIONS, pairs, NO_CONTRADICTION),
            *([left_out] if unknown else ()),
        ],
        lambda: {
            "condition": condition,
            "contradictions": [data(CONTRADICTIONS, each) for each in pairs],
            "not_comparable": unknown,
        },
        lambda: screen_table(CONTRADICTIONS, pairs),
    )


def _blocks(fields: Any, rows: Any, none: Message) -> "Iterable[Block]":
    from lccluster.render.columns.fields import screen_table

    return [screen_table(fields, rows) if rows else none, REGISTER]
