"""Histories of titles in a few words: acts, clusters, and the law that they are held against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from msgspec.structs import replace

from lccluster.kinds import by_word
from lccluster.register.acts import Act, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing, Title
from lccluster.register.lawful import Refusal, Unlawful, decide
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.rulebook.measure import Measure
from shipped import BOOK

MEASURE: Measure = BOOK.measure
OFFICES = BOOK.offices
INCLUSIVE: Measure = replace(MEASURE, validity=replace(MEASURE.validity, counting="inclusive"))
NAME = "冠县轴承特色产业集群"
KINDS: dict[str, type[Any]] = by_word(Act)
ON_PAPER = ("cancelled", "revoked", "set_aside")
REASON = "会议决定"
_numbers = count(1)


def day(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)


def act(kind: str, on: str, **said: Any) -> Act:
    """An act of a kind on a day, with an id of its own, and on paper where the law wants one.

    A re-review is passed for a reason: in its years no measure is in force.
    """
    paper = {"document_number": "聊工信〔2022〕1号"} if kind in ON_PAPER else {}
    paper |= {"override": REASON} if kind == "review_passed" else {}
    paper |= {"reason": "误登"} if kind in ("voided", "settled") else {}
    made: Act = KINDS[kind](**{"id": f"E{next(_numbers)}", "on": day(on)} | paper | said)
    return made


RECOGNISED = act("recognised", "2022-05-09", id="R")


def cluster(*events: Act, name: str = NAME, id: str = "LC-2022-001") -> Cluster:
    """A cluster with acts; recognised on 2022-05-09 unless they say otherwise."""
    acts = events if any(isinstance(each, Recognised) for each in events) else (RECOGNISED, *events)
    return Cluster(id=id, name=name, county="冠县", events=acts)


def title(of: Cluster, on: str, known_at: str | None = None, measure: Measure = MEASURE) -> Title:
    """The title of a cluster on a day."""
    found = title_of(of, measure, Clocks(day(on), day(known_at) if known_at else None))
    assert found is not None
    return found


def standing(of: Cluster, on: str, known_at: str | None = None) -> Standing:
    """Where a title stands on a day."""
    return title(of, on, known_at).standing(day(on))


def refused(event: Act, *before: Act, measure: Measure = MEASURE) -> Refusal | None:
    """Why an act may not be taken after others, the first reason; None where it may."""
    try:
        decide(event, cluster(*before), measure, [measure])
    except Unlawful as unlawful:
        return unlawful.refusals[0]
    return None


def code(event: Act, *before: Act) -> str | None:
    """The code of a refusal."""
    refusal = refused(event, *before)
    return refusal.code if refusal else None


def ids(events: Sequence[Act]) -> list[str | None]:
    """The ids of acts."""
    return [each.id for each in events]
