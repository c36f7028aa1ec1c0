"""Copies of one title that went apart come together again: in whatever order, and how often."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, field
from msgspec.structs import asdict, replace

from histories import clusters, lawful_acts
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.joining.cluster import Ours, joined
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import Piece
from lccluster.register.lawful import Unlawful, decide
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, chronological
from registers import MEASURE, OFFICES, day
from shares import examples

LAW = Law(MEASURE, [MEASURE], OFFICES)
CITY = "市局"


class Title(Struct):
    """A title as one office has it: its acts in the order in which they came, and what waits."""

    cluster: Cluster
    waiting: dict[str | None, Act] = field(default_factory=dict)

    @property
    def everything(self) -> dict[str | None, Act]:
        return {each.id: each for each in self.cluster.events} | self.waiting

    def takes(self, other: Title) -> Title:
        """Merge another office's title into this one."""
        new = {**self.waiting, **other.everything}
        found = joined(
            Ours(self.cluster, _facts(self.cluster)), [_piece(self, e) for e in new.values()], LAW
        )
        taken = tuple(each.act for each in found.taken if each.act)
        cluster = replace(self.cluster, events=(*self.cluster.events, *taken))
        return Title(cluster, {each.name: each.act for each in found.aside if each.act})

    def says(self) -> Any:
        """What counts: the acts in their order, and what the title is."""
        known = title_of(self.cluster, MEASURE, Clocks(day("2040-01-01")))
        return chronological(self.cluster.events), known


def _facts(cluster: Cluster) -> dict[str, Any]:
    return {key: value for key, value in asdict(cluster).items() if key != "events" and value}


def _piece(title: Title, act: Act) -> Piece:
    facts = _facts(title.cluster)
    return Piece(Cluster(**facts), facts, act, {}, CITY)


@st.composite
def gone_apart(draw: st.DrawFn) -> list[Title]:
    """Two to four offices that began with one history, and each recorded what was lawful to it."""
    base = draw(clusters(most=4))
    events = tuple(replace(each, recorded_by=CITY) for each in base.events)
    found = []
    for office in range(draw(st.integers(2, 4))):
        cluster = replace(base, events=events)
        for number in range(50, 50 + draw(st.integers(0, 3))):
            act = draw(lawful_acts(number, cluster))
            own = replace(act, id=f"{act.id}-{office}", recorded_by=f"县-{office}")
            if _lawful(own, cluster):
                cluster = replace(cluster, events=(*cluster.events, own))
        found.append(Title(cluster))
    return found


def _lawful(act: Act, cluster: Cluster) -> bool:
    """Tell whether an act is still lawful as its office records it: on one day others may come first."""
    try:
        decide(act, cluster, MEASURE, [MEASURE])
    except Unlawful:
        return False
    return True


@given(gone_apart())
@examples(60)
def test_two_that_take_each_other_say_the_same_or_conflict_alike(offices: list[Title]) -> None:
    one, other = offices[:2]
    here, there = one.takes(other), other.takes(one)
    assert here.everything == there.everything
    assert bool(here.waiting) == bool(there.waiting)
    if not here.waiting:
        assert here.says() == there.says()
    again = here.takes(other)
    assert again.everything == here.everything
    assert again.says() == here.says()


@given(gone_apart(), st.data())
@examples(60)
def test_whatever_the_order_all_come_to_say_the_same_or_conflict_alike(
    offices: list[Title], data: Any
) -> None:
    ways = []
    for _ in range(2):
        first, *rest = data.draw(st.permutations(offices))
        for each in rest:
            first = first.takes(each)
        ways.append(first)
    one, other = ways
    last = offices[-1].takes(offices[0].takes(offices[1]))  # (a ∪ b) ∪ c, and a ∪ (b ∪ c)
    assert one.takes(last).everything == last.takes(one).everything
    assert one.everything == other.everything
    assert one.takes(other).everything == one.everything
    assert bool(one.waiting) == bool(other.waiting)
    if not one.waiting:
        assert one.says() == other.says()
