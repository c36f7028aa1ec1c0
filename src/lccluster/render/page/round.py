"""The page of a round: how the applications stand, what waits for whom, scores, and what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lccluster.language import Message
from lccluster.render.columns.fields import screen_table
from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
from lccluster.render.columns.round_scores import SCORES
from lccluster.render.columns.round_tasks import TASKS
from lccluster.render.page.page import Grid, cells, cited, clean, draw
from lccluster.render.screen.round import acts, firmness, opened_although
from lccluster.round.board import Board
from lccluster.round.numbering import CalledInRound, drawn
from lccluster.round.reviewing.ranking import Ranking
from lccluster.round.states import State
from lccluster.round.todo import Task
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure


def round_page(
    found: Board,
    tasks: Sequence[Task],
    ranking: Ranking,
    measure: Measure,
    procedure: Procedure,
    offices: Offices,
) -> bytes:
    """Draw the page, in the language spoken, as UTF-8; on one that leaves the office experts go by their ids."""
    title = Message("Round {round}: {title}", round=found.round, title=found.title)
    scored = [each for each in ranking.rows if each.score.sheets]
    return draw(
        "round.html",
        title=clean(title),
        on=found.as_of,
        tallies=_tallies(found),
        remarks=[clean(each) for each in opened_although(found)],
        board=cells(screen_table(ROUND_APPLICATIONS, found.rows)),
        tasks=list(_by_office(tasks)),
        scores=cells(screen_table(SCORES, ranking.rows)) if scored else None,
        firmness=[clean(each) for each in firmness(ranking)],
        lives=[
            (
                f"{clean(each.record.cluster)} · {drawn(each.record)}",
                cells(acts(each, procedure, CalledInRound(offices))),
            )
            for each in found.rows
        ],
        cited=[cited(measure, found.as_of)],
    )


def _tallies(found: Board) -> list[tuple[str, int, str]]:
    """Count the applications by where they stand, in the order of a round."""
    counts = Counter(each.state for each in found.rows)
    return [(str(each.words), counts[each], _tone(each)) for each in State if counts[each]]


def _tone(state: State) -> str:
    if state is State.PROMULGATED:
        return "good"
    return "bad" if state.at_an_end else "open"


def _by_office(tasks: Sequence[Task]) -> Iterator[tuple[str, Grid]]:
    """Give what each office has to do: who it is stands above, and no command is typed on a page."""
    columns = [each for each in TASKS if each.key not in ("office", "command")]
    by_office: dict[str, list[Task]] = {}
    for each in tasks:
        by_office.setdefault(str(each.office), []).append(each)
    for office, found in by_office.items():
        yield clean(office), cells(screen_table(columns, found))
