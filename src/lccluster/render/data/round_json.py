"""A round for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lccluster.render.columns.fields import data
from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
from lccluster.render.columns.round_scores import SCORES
from lccluster.render.columns.round_tasks import TASKS
from lccluster.round.board import Board, BoardRow
from lccluster.round.reviewing.ranking import Ranking
from lccluster.round.todo import Task


def board(found: Board) -> dict[str, Any]:
    """Give a round with all its applications."""
    head: dict[str, Any] = {
        "round": found.round,
        "as_of": found.as_of.isoformat(),
        "rulebook": found.rulebook,
    }
    if found.override:
        head["override"] = found.override
    return head | {"applications": [application(each) for each in found.rows]}


def application(row: BoardRow) -> dict[str, Any]:
    """Give one application."""
    return data(ROUND_APPLICATIONS, row)


def scores(found: Ranking) -> dict[str, Any]:
    """Give the scores, by place."""
    return {"round": found.round, "scores": [data(SCORES, each) for each in found.rows]}


def todo(round_id: str, day: date, found: Sequence[Task]) -> dict[str, Any]:
    """Give what is to be done."""
    return {
        "round": round_id,
        "as_of": day.isoformat(),
        "tasks": [data(TASKS, each) for each in found],
    }
