"""What is told of an application: its own acts, and the notices of the round that show it."""

from __future__ import annotations

from datetime import date

from lccluster.register.view import Clocks
from lccluster.round.acts import Filed, NoticePosted, Promulgated, Proposed
from lccluster.round.life import life_of
from round_cases import FIRST, own, record

DAYS = [date(2025, month, 1) for month in (4, 5, 6, 7)]
FILED, LISTED, SHOWN, NAMED = DAYS
OTHER = "371522-09"
ACTS = (Filed(id="1", on=FILED), Proposed(id="2", on=LISTED))
NOTICE = NoticePosted(
    id="3", on=SHOWN, applications=(OTHER, FIRST), since=SHOWN, until=date(2025, 6, 9)
)
LAST = Promulgated(id="4", on=NAMED, document_number="号")


def test_a_notice_stands_among_the_acts_of_each_application_that_it_shows_and_names_no_other() -> (
    None
):
    life = life_of(record(*ACTS, LAST), own(NOTICE), Clocks(NAMED))
    assert [(each.event, each.on) for each in life.told] == [
        ("filed", FILED),
        ("proposed", LISTED),
        ("notice_posted", SHOWN),
        ("promulgated", NAMED),
    ]
    assert [each.applications for each in life.told if isinstance(each, NoticePosted)] == [()]
    assert life.notice == NOTICE


def test_a_notice_of_others_or_of_a_later_day_is_not_told() -> None:
    others = NoticePosted(
        id="3", on=SHOWN, applications=(OTHER,), since=SHOWN, until=date(2025, 6, 9)
    )
    for notice, day in ((others, NAMED), (NOTICE, LISTED)):
        life = life_of(record(*ACTS), own(notice), Clocks(day))
        assert [each.event for each in life.told] == ["filed", "proposed"]
