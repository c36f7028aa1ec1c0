"""Which acts decide on a title, and what gives that decision to its office."""

from __future__ import annotations

import pytest

from lccluster.kinds import kinds_of
from lccluster.register.acts import VOIDING, Act, Corrected, SetAside, Voided
from lccluster.register.deciding import decision, rests_on
from lccluster.register.installation import by_default
from lccluster.rulebook.citation import read_citation
from registers import KINDS, MEASURE, RECOGNISED, act
from shipped import BOOK

REPORT = act("annual_report", "2024-01-12", id="P", year=2023)
REVOKED = act("revoked", "2025-01-12", id="V", ground="14.1")
FAILED = act("review_failed", "2027-03-01", id="F")
ACTS = (RECOGNISED, REPORT, REVOKED, FAILED)
GIVING = read_citation("第九条")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_decides_is_what_nobody_can_void(kind: type[Act]) -> None:
    records = (Voided, Corrected)  # what they are on decides
    assert kind in kinds_of(Act)
    assert kind.decides == (kind.taken_back is not VOIDING and kind not in records)


@pytest.mark.parametrize(
    ("kind", "said", "decided"),
    [
        ("recognised", {}, "itself"),
        ("review_passed", {}, "itself"),
        ("set_aside", {"of": "V"}, "itself"),
        ("corrected", {"of": "R", "values": {}}, "R"),
        ("corrected", {"of": "P", "values": {}}, None),
        ("corrected", {"of": "gone", "values": {}}, None),
        ("voided", {"of": "V"}, "V"),
        ("voided", {"of": "P"}, None),
        ("renamed", {"name": "乙"}, None),
        ("annual_report", {"year": 2024}, None),
    ],
)
def test_a_decision_is_one_itself_or_says_something_else_of_one(
    kind: str, said: dict[str, object], decided: str | None
) -> None:
    event = act(kind, "2027-04-01", **said)
    found = decision(event, ACTS)
    assert (found.id if found else None) == (event.id if decided == "itself" else decided)


@pytest.mark.parametrize(
    ("event", "article"),
    [
        (RECOGNISED, "第九条"),
        (act("review_passed", "2027-04-01"), "第十三条"),
        (FAILED, "第十三条"),
        (REVOKED, "第十四条"),
        (act("cancelled", "2027-06-01", ground="not-applied"), "第十三条"),
        (act("set_aside", "2025-03-01", of="V"), "第十四条"),
        (act("set_aside", "2025-03-01", of="gone"), "第九条"),
    ],
)
def test_a_decision_rests_on_its_own_provision_else_on_that_by_which_titles_are_given(
    event: Act, article: str
) -> None:
    assert rests_on(event, ACTS, MEASURE, GIVING).chinese == article


def test_a_correction_of_a_decision_is_no_decision_by_its_kind() -> None:
    assert not Corrected.decides
    assert SetAside.decides


def test_where_nobody_is_named_the_city_s_office_is_meant() -> None:
    found = by_default(BOOK.offices)
    assert (found.writer, found.office, found.person) == ("市局", "市局", None)
