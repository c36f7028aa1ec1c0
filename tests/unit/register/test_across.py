"""A report that an office owes once for all of its titles stands with one of them."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from lccluster.register.cluster import Cluster
from lccluster.register.joining.across import Bringing, one_for_all, reports_brought
from lccluster.register.joining.cluster import Joined
from lccluster.register.joining.identity import Ours
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import Piece
from lccluster.register.owed.handed_in import YearlyReport, handed_in, say_the_same
from registers import MEASURE, OFFICES, act, cluster

LAW = Law(MEASURE, [MEASURE], OFFICES)
REPORT = act("county_report", "2023-02-10", id="B1", year=2022)
LATER = replace(REPORT, id="C1", recorded_by="冠县-4XYZ")
OTHERWISE = act("county_report", "2023-02-11", id="C2", year=2022)


def named(id: str, *acts: object) -> Cluster:
    return replace(cluster(*acts), id=id)  # type: ignore[arg-type]


def bringing(here: Cluster, *acts: object, apart: bool = False) -> Bringing:
    """A cluster to which acts are brought that hold, taken alone."""
    known = {"id": here.id, "name": here.name, "county": here.county}
    pieces = [Piece(replace(here, events=()), known, each, {}, apart=apart) for each in acts]  # type: ignore[arg-type]
    words = {**known, "events": [asdict(each) for each in here.events]}
    return Bringing(Ours(here, words), pieces, Joined(taken=tuple(pieces)))


def waiting(*brought: Bringing, others: tuple[Cluster, ...] = ()) -> list[tuple[str, ...]]:
    """The clusters that wait, with what theirs and ours are."""
    sides = {each.pieces[0].cluster.id: each for each in brought}
    found = one_for_all(sides, others, LAW)
    return [(e.cluster, *e.theirs, *e.ours) for each in found.values() for e in each.clashes]


def test_a_report_of_the_same_year_with_another_title_waits_wherever_that_one_stands() -> None:
    first, second = named("LC-1", REPORT), bringing(named("LC-2"), OTHERWISE)
    assert waiting(second, others=(first,)) == [("LC-2", "C2", "B1")]
    assert waiting(second, bringing(first, act("renamed", "2023-01-01", id="D", name="乙"))) == [
        ("LC-2", "C2", "B1")
    ]
    assert waiting(second, bringing(named("LC-1"), REPORT)) == [("LC-2", "C2", "B1")]


def test_the_report_of_another_year_or_county_is_another_one() -> None:
    second = bringing(named("LC-2"), OTHERWISE)
    for other in (
        replace(REPORT, year=2023),
        act("annual_report", "2023-01-10", id="B1", year=2022),
    ):
        assert waiting(second, others=(named("LC-1", other),)) == []
    assert waiting(second, others=(replace(named("LC-1", REPORT), county="莘县"),)) == []


def test_a_county_under_another_of_its_names_is_no_other_county() -> None:
    second = bringing(named("LC-2"), OTHERWISE)
    for called in ("冠县工信局", "371525"):
        other = replace(named("LC-1", REPORT), county=called)
        assert waiting(second, others=(other,)) == [("LC-2", "C2", "B1")]


def test_two_in_the_same_words_stand_where_they_stood_before_and_nowhere_else() -> None:
    first, second = bringing(named("LC-1"), REPORT), bringing(named("LC-2"), LATER)
    assert waiting(first, second) == []
    assert waiting(second, others=(named("LC-1", REPORT),)) == [("LC-2", "C1", "B1")]
    apart = bringing(named("LC-2"), LATER, apart=True)
    assert waiting(first, apart) == [("LC-2", "C1", "B1")]


def test_what_waits_lets_nothing_else_wait() -> None:
    year = act("county_report", "2024-02-10", id="C3", year=2023)
    third = bringing(named("LC-3"), replace(year, id="D3"))
    second = bringing(named("LC-2"), OTHERWISE, year)
    assert waiting(second, third, others=(named("LC-1", REPORT),)) == [("LC-2", "C2", "B1")]


def test_an_office_above_the_counties_hands_in_one_report_for_all_of_them() -> None:
    duties = tuple(
        replace(each, owed_by="city") if each.id == "county_report" else each
        for each in MEASURE.duties
    )
    [(report, _)] = handed_in(named("LC-1", REPORT), replace(MEASURE, duties=duties), OFFICES)
    assert report == YearlyReport(None, "county_report", 2022)
    assert "one for all titles" in str(report.recorded_with("LC-1"))
    assert "all of its titles" in str(report._replace(county="冠县").recorded_with("LC-1"))


def test_who_recorded_a_report_and_when_is_no_part_of_its_words() -> None:
    assert say_the_same(REPORT, LATER, OFFICES)  # type: ignore[arg-type]
    assert not say_the_same(REPORT, OTHERWISE, OFFICES)  # type: ignore[arg-type]


def test_neither_is_which_of_its_names_the_office_has_there() -> None:
    one, other = (replace(REPORT, by=each) for each in ("冠县", "冠县工信局"))  # type: ignore[call-arg]
    assert say_the_same(one, other, OFFICES)  # type: ignore[arg-type]


def test_only_what_is_new_is_looked_for_with_other_titles() -> None:
    known = bringing(named("LC-1", REPORT), act("renamed", "2023-01-01", id="D", name="乙"))
    assert reports_brought({"LC-1": known}, LAW) == set()
    new = bringing(named("LC-1"), REPORT)
    assert reports_brought({"LC-1": new}, LAW) == {("冠县", "county_report", 2022)}
