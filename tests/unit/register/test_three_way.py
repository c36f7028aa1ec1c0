"""Two sides of a file that both grew out of one: all acts of both, or what both changed apart."""

from __future__ import annotations

from lccluster.register.joining.three_way import Name, ThreeWaySide, United, united, with_united

ONE: dict[str, str] = {"id": "X", "name": "甲"}
NOTED = ONE | {"note": "补注"}
OTHER = ONE | {"note": "改注"}
REPORT, REVIEW = ("X", "B1"), ("X", "B2")


def side(facts: dict[str, str] | None = ONE, **acts: str) -> ThreeWaySide:
    """A file with one cluster or none, and its acts, a word each."""
    said: dict[Name, dict[str, str]] = {("X", id): {"event": word} for id, word in acts.items()}
    return ThreeWaySide({} if facts is None else {"X": facts}, said)


def test_acts_of_both_are_kept_and_no_order_matters() -> None:
    base, ours, theirs = side(A="recognised"), side(A="recognised", B1="a"), side(B2="b")
    assert united(base, ours, theirs) == United({}, {REVIEW: {"event": "b"}})
    assert united(base, theirs, ours).acts.keys() == {("X", "A"), REPORT}


def test_one_act_in_two_wordings_is_changed_apart_whatever_both_began_with() -> None:
    assert united(side(), side(B1="a"), side(B1="b")).apart == (REPORT,)
    assert united(side(B1="a"), side(B1="a"), side(B1="b")).apart == (REPORT,)


def test_what_is_blank_says_nothing() -> None:
    blank = ThreeWaySide({"X": ONE | {"note": None}}, {REPORT: {"event": "a", "note": None}})
    found = united(side(B1="a"), side(B1="a"), blank)
    assert found == United({}, {})
    assert with_united(blank, found) == side(B1="a")


def test_facts_are_those_of_the_side_that_changed_them() -> None:
    assert united(side(), side(), side(NOTED)) == United({"X": NOTED}, {})
    assert united(side(), side(NOTED), side()) == United({}, {})
    assert united(side(), side(NOTED), side(NOTED)) == United({}, {})
    assert united(side(), side(NOTED), side(OTHER)).apart == (("X", ""),)


def test_a_cluster_that_both_began_apart_has_to_be_the_same() -> None:
    nothing = side(None)
    assert united(nothing, side(NOTED), side(NOTED, B1="a")).acts.keys() == {REPORT}
    assert united(nothing, side(NOTED), side(OTHER)).apart == (("X", ""),)
    assert united(nothing, nothing, side(NOTED)).facts == {"X": NOTED}


def test_one_id_that_both_sides_gave_a_title_is_left_to_people() -> None:
    ours, theirs = side(R1="recognised"), side(R2="recognised", B1="a")
    assert united(side(None), ours, theirs).apart == (("X", ""),)
    assert united(side(None), ours, side(R1="recognised", B1="a")).apart == ()


def test_a_cluster_that_one_side_took_out_of_the_file_is_left_to_people() -> None:
    assert united(side(), side(None), side()).apart == (("X", ""),)
    assert united(side(), side(), side(None)).apart == (("X", ""),)
