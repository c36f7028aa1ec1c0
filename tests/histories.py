"""Random histories of a title, every act of them lawful when it was recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Unlawful, decide
from lccluster.rulebook.measure import Measure
from registers import KINDS, MEASURE, NAME

FIRST, LAST = date(2022, 5, 9), date(2036, 12, 31)
# Days on which something turns: borders of years, reports and last days, and whatever lies between.
DAYS = st.one_of(
    st.dates(FIRST - timedelta(days=3), LAST),
    st.sampled_from([date(year, *rest) for year in (2023, 2027, 2028, 2032) for rest in ((1, 1), (5, 9), (5, 10), (12, 31))]),
    st.dates(date(2027, 1, 1), date(2027, 12, 31)),
)  # fmt: skip
# What YAML may carry: any sign but lone surrogates.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORDS = st.text(min_size=1, max_size=12)
WEIGHTS = {"review_applied": 4, "review_passed": 3, "review_failed": 3, "cancelled": 3}
WEIGHTED = [kind for kind in KINDS for _ in range(WEIGHTS.get(kind, 1)) if kind != "recognised"]
# Strategies that stay the same are made once: a history draws from them a hundred times.
TRIED = st.lists(st.sampled_from(WEIGHTED), min_size=3, max_size=5)
PAPERS, REMARKS = st.sampled_from(["聊工信〔2022〕1号", "第2号"]), st.none() | TEXT
YEARS_AGO, PARTS = st.integers(0, 2), st.none() | st.integers(1, 3)
DUTIES = st.sampled_from(["annual_report", "half_year"])
OVERRIDES = st.sampled_from([None, "会议决定", "会议决定"])
ENDS, GROUNDS = (
    st.sampled_from(["not-applied", "review-failed"]),
    st.sampled_from(["14.1", "14.2", "14.3"]),
)
CORRECTIONS = st.fixed_dictionaries({}, optional={"note": WORDS, "on": DAYS.map(str), "by": WORDS})


def stamp(number: int) -> str:
    """The moment at which the act with a number was recorded."""
    return f"{date(2024, 1, 1) + timedelta(days=37 * number)}T09:30:00+08:00"


def act_of(draw: st.DrawFn, kind: str, number: int, known: tuple[str, ...], *, remark: bool) -> Act:
    """Draw an act of a kind, lawful or not; `known` are the ids of acts that it may speak of."""
    said: dict[str, Any] = {"id": f"E{number:03}", "on": draw(DAYS), "recorded_at": stamp(number)}
    said["document_number"] = draw(PAPERS)
    if remark:
        said["note"] = draw(REMARKS)
    match kind:
        case "annual_report" | "county_report":
            said["year"] = said["on"].year - draw(YEARS_AGO)
        case "reported":
            said["year"] = said["on"].year - draw(YEARS_AGO)
            said["duty"] = draw(DUTIES)
            said["part"] = draw(PARTS)
        case "review_passed":
            said["override"] = draw(OVERRIDES)
        case "cancelled":
            said["ground"] = draw(ENDS)
        case "revoked":
            said["ground"] = draw(GROUNDS)
        case "set_aside":
            said["of"] = draw(st.sampled_from(known))
        case "voided" | "settled":
            said |= {"of": draw(st.sampled_from(known)), "reason": "误登"}
        case "renamed":
            said["name"] = draw(WORDS)
        case "corrected":
            said["of"] = draw(st.sampled_from(known))
            said["values"] = draw(CORRECTIONS)
    made: Act = KINDS[kind](**said)
    return made


def _lawful_act(
    draw: st.DrawFn,
    number: int,
    found: Cluster,
    measure: Measure,
    *,
    remark: bool,
) -> Act:
    """Draw an act that the law takes after a history: kinds are tried in an order drawn, a remark last.

    Nothing is filtered away: to correct the remark on a recognition is always lawful.
    """
    known = tuple(str(each.id) for each in found.events)
    for kind in draw(TRIED):
        event = act_of(draw, kind, number, known, remark=remark)
        if _taken(event, found, measure):
            return event
    note: Act = KINDS["corrected"](
        id=f"E{number:03}", on=FIRST, recorded_at=stamp(number), of="E000", values={"note": "补注"}
    )
    return note


def _taken(event: Act, found: Cluster, measure: Measure) -> bool:
    try:
        decide(event, found, measure, [measure])
    except Unlawful:
        return False
    return True


@st.composite
def lawful_acts(draw: st.DrawFn, number: int, found: Cluster) -> Act:
    """An act that the law takes after a history."""
    return _lawful_act(draw, number, found, MEASURE, remark=False)


@st.composite
def clusters(
    draw: st.DrawFn, measure: Measure = MEASURE, most: int = 14, *, remark: bool = False
) -> Cluster:
    """A cluster whose every act was lawful when it was recorded; some were recorded late."""
    start: Act = KINDS["recognised"](id="E000", on=FIRST, recorded_at=stamp(0))
    found = Cluster(id="LC-2022-001", name=NAME, county="冠县", events=(start,))
    for number in range(1, draw(st.integers(1, most))):
        event = _lawful_act(draw, number, found, measure, remark=remark)
        found = Cluster(id=found.id, name=NAME, county="冠县", events=(*found.events, event))
    return found
