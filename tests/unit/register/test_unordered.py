"""Acts made by hand on one day: whether it matters which came first, and whether anybody knows."""

from __future__ import annotations

from msgspec.structs import replace

from lccluster.register.joining.law import Law
from lccluster.register.joining.unordered import by_hand_on, described, from_one, undecided
from registers import MEASURE, NAME, OFFICES, act, cluster

LAW = Law(MEASURE, [MEASURE], OFFICES)
ONE = act("renamed", "2023-03-01", id="A", name="甲")
OTHER = act("renamed", "2023-03-01", id="B", name="乙")
REPORT = act("annual_report", "2023-03-01", id="C", year=2022)
REVOKED = act("revoked", "2023-03-01", id="D", ground="14.1")


def pairs(*acts: object, known: bool = False) -> list[tuple[str | None, str | None]]:
    events = cluster(*acts).events  # type: ignore[arg-type]
    found = undecided(events, NAME, LAW, lambda _one, _other: known)
    return [(one.id, other.id) for one, other in found]


def test_two_names_of_one_day_turn_on_which_came_first() -> None:
    assert pairs(ONE, OTHER) == [("A", "B")]
    assert pairs(ONE, OTHER, known=True) == []


def test_a_report_and_a_name_come_to_the_same_either_way() -> None:
    assert pairs(ONE, REPORT) == []


def test_what_is_lawful_may_turn_on_it_too() -> None:
    assert pairs(REVOKED, ONE) == [("D", "A")]


def test_what_lies_between_hides_no_pair() -> None:
    assert pairs(ONE, OTHER, replace(ONE, id="E", name="丙")) == [
        ("A", "B"),
        ("A", "E"),
        ("B", "E"),
    ]


def test_other_days_and_what_a_command_recorded_have_an_order() -> None:
    assert pairs(ONE, act("renamed", "2023-03-02", id="B", name="乙")) == []
    assert pairs(ONE, replace(OTHER, recorded_by="冠县-4XYZ")) == []


def test_what_was_voided_or_settled_away_decides_nothing() -> None:
    void = act("voided", "2023-03-04", id="V", of="B")
    assert pairs(ONE, OTHER, void) == []
    assert by_hand_on(cluster(ONE, OTHER, void).events) == {}


def test_one_writer_knew_the_order_and_what_is_older_than_all_copies_comes_first() -> None:
    city, guan, old = frozenset({"市局-7F3K"}), frozenset({"冠县-4XYZ"}), frozenset({"legacy-冠县"})
    assert from_one({"A": city, "B": city | guan}, ONE, OTHER)
    assert from_one({"A": old, "B": guan}, ONE, OTHER)
    assert not from_one({"A": city, "B": guan}, ONE, OTHER)
    assert not from_one({"A": city}, ONE, OTHER)


def test_an_act_is_described_by_what_it_says_of_its_own() -> None:
    assert str(described(ONE)) == "renaming (甲)"
    assert str(described(act("review_applied", "2027-01-10"))) == "re-review applied for"
