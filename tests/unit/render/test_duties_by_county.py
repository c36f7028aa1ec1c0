"""What is owed, put together by county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from lccluster.catalogs import speak
from lccluster.register.acts import Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.owed.duties import Asking, Owed, owed
from lccluster.register.view import Clocks
from lccluster.render.screen import plain
from lccluster.render.screen.duties import by_county, provisions, screen
from shipped import BOOK

COUNTIES = [each.name.zh for each in BOOK.offices.counties]
AUTHORITY = "市局"
RECOGNISED = Recognised(id="E1", on=date(2022, 5, 9))


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


def _owed(*counties: str, on: str = "2024-02-01") -> Sequence[Owed]:
    found = [
        Cluster(id=f"LC-{at}", name=f"{at}集群", county=county, events=(RECOGNISED,))
        for at, county in enumerate(counties)
    ]
    clocks = Clocks(date.fromisoformat(on))
    return owed(
        found,
        Asking(BOOK.measure, [BOOK.measure], clocks, AUTHORITY, timedelta(days=0), BOOK.offices),
    )


def shown(duties: Sequence[Owed]) -> list[str]:
    """The lines of the screen."""
    return list(plain.lines(screen(by_county(duties, COUNTIES), provisions(duties))))


def test_counties_stand_in_the_officials_order_and_unknown_ones_behind() -> None:
    found = by_county(_owed("莘县", "冠县城", "临清市", "莘县"), COUNTIES)
    assert [each.county for each in found] == ["临清市", "莘县", "冠县城"]
    assert sum(len(each.duties) for each in found) == len(_owed("莘县", "冠县城", "临清市", "莘县"))


def test_a_heading_counts_what_is_owed_and_what_is_late() -> None:
    early, late = (
        by_county(_owed("莘县", on=on), COUNTIES)[0] for on in ("2023-01-15", "2023-03-01")
    )
    assert str(early.heading) == "莘县：待办 1 项"
    assert str(late.heading) == "莘县：待办 2 项，其中逾期 2 项"


@pytest.mark.parametrize(("on", "said"), [("2024-02-01", False), ("2027-06-01", True)])
def test_who_owes_it_is_said_where_it_is_neither_county_nor_cluster(on: str, said: bool) -> None:
    lines = shown(_owed("莘县", on=on))
    assert ("责任单位" in lines[1]) == said
    assert any(AUTHORITY in line for line in lines) == said


def test_each_kind_of_duty_cites_its_provision_once_below_all() -> None:
    *_, last = shown(_owed("莘县", "冠县"))
    assert last == "依据：集群年度工作总结第十一条、县级年度报告第十二条。"


def test_a_report_on_several_titles_names_the_first_and_counts_them() -> None:
    lines = list(shown(_owed("莘县", "莘县", on="2023-03-01")))
    [report] = [line for line in lines if line.startswith("县级年度报告（")]
    assert "LC-0  共 2 个集群（编号为第一个）" in report
