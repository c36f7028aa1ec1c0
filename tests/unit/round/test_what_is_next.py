"""What an application waits for follows from the stages, whoever acts in how many of them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from lccluster.round.acts import (
    CallIssued,
    Closed,
    ComplianceChecked,
    Filed,
    FirstReviewed,
    NoticePosted,
    ObjectionReceived,
    PanelNamed,
    Promulgated,
    Proposed,
    Recommended,
    Returned,
    RoundAct,
    SheetReceived,
    Withdrawn,
)
from lccluster.round.circumstances import Circumstances
from lccluster.round.given import is_before_experts, is_listed, is_next, is_to_be_shown, missing
from lccluster.round.whose import office_for
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.offices import Office, OfficeName
from lccluster.rulebook.procedure import Procedure, Stage
from lccluster.vocabulary import Words
from round_cases import FIRST, PROCEDURE, met, own, record
from shipped import BOOK

ON = date(2025, 4, 1)
ARTICLE: Citation = PROCEDURE.stages[0].article
FILED, CHECKED = Filed(id="1", on=ON), ComplianceChecked(id="2", on=ON)
PASSED = FirstReviewed(id="3", on=ON, outcome="passed", reason="齐")
RECOMMENDED = Recommended(id="4", on=ON, document_number="号")
SHEETS = tuple(SheetReceived(id=f"5{e}", on=ON, expert=e, sheet_sha256="a") for e in ("E1", "E2"))
UP_TO_HERE = (FILED, CHECKED, PASSED, RECOMMENDED)
LISTED = (*UP_TO_HERE, *SHEETS, Proposed(id="6", on=ON))
NOTICE = NoticePosted(id="7", on=ON, applications=(FIRST,), since=ON, until=date(2025, 4, 8))


def stage(id: str, actor: str, needs: str, gives: str, *acts: str) -> Stage:
    return Stage(id, ARTICLE, actor, Words(id, id), (gives,), (needs,) if needs else (), acts)  # type: ignore[arg-type]


# The county recommends to the province, experts look at it there, the ministry gives the title.
OTHER = Procedure(
    (),
    (
        stage("filing", "county", "materials", "application", "filed"),
        stage("experts", "experts", "application", "opinion", "sheet_received"),
        stage("by-county", "county", "opinion", "to-province", "recommended"),
        stage("on-site", "province", "to-province", "looked-at"),
        stage("by-province", "province", "looked-at", "to-ministry", "recommended"),
        stage("promulgation", "ministry", "to-ministry", "title", "promulgated"),
    ),
)
NAMED = replace(
    BOOK.offices,
    province=Office("37", OfficeName("省厅", "province")),
    ministry=Office("miit", OfficeName("部里", "ministry")),
)


def here(*acts: RoundAct, shown: bool = False) -> Circumstances:
    return met(record(*acts), own(*([NOTICE] if shown else [])), date(2025, 4, 20))


def there(*acts: RoundAct, asks: bool = True) -> Circumstances:
    found = met(record(*acts), own(), date(2025, 4, 20), procedure=OTHER)
    return found if asks else replace(found, call=replace(found.call, panel=None))


def test_the_list_is_what_was_proposed_and_neither_withdrawn_nor_shown_yet() -> None:
    assert is_to_be_shown(here(*LISTED)) and is_listed(here(*LISTED))
    assert not is_to_be_shown(here(*LISTED, shown=True)) and is_listed(here(*LISTED, shown=True))
    assert not is_listed(here(*UP_TO_HERE)) and not is_to_be_shown(here(*UP_TO_HERE))
    withdrawn = here(*LISTED, Withdrawn(id="8", on=ON))
    assert not is_listed(withdrawn) and not is_to_be_shown(withdrawn)
    objected = here(*LISTED, ObjectionReceived(id="8", on=ON, number=1))
    assert is_listed(objected) and not is_to_be_shown(objected)


def test_experts_are_asked_about_what_was_recommended_and_not_yet_proposed() -> None:
    assert is_before_experts(here(*UP_TO_HERE)) and is_before_experts(here(*UP_TO_HERE, *SHEETS))
    for acts in (UP_TO_HERE[:3], LISTED, (FILED, Returned(id="2", on=ON))):
        assert not is_before_experts(here(*acts))


def test_a_recommendation_is_next_once_the_review_is_passed_and_once_only() -> None:
    assert is_next(Recommended, here(*UP_TO_HERE[:3]))
    assert not is_next(Recommended, here(*UP_TO_HERE[:2]))
    assert not is_next(Recommended, here(*UP_TO_HERE))


def test_in_another_procedure_the_same_acts_follow_each_other_otherwise() -> None:
    assert is_before_experts(there(FILED)) and not is_next(Recommended, there(FILED))
    assert is_next(Recommended, there(FILED, *SHEETS))
    by_county = replace(RECOMMENDED, stage="by-county")
    assert is_next(Recommended, there(FILED, *SHEETS, by_county))
    assert not is_listed(there(FILED, *SHEETS, by_county))
    by_province = replace(RECOMMENDED, id="9", stage="by-province")
    both = there(FILED, *SHEETS, by_county, by_province)
    assert is_listed(both) and is_to_be_shown(both) and not is_next(Recommended, both)


def test_where_the_call_asks_no_scores_the_experts_stage_asks_only_for_those_before_it() -> None:
    assert is_next(Recommended, there(FILED, asks=False))
    assert list(missing(RECOMMENDED, there(FILED, asks=False))) == []


def test_what_is_on_paper_alone_asks_for_those_before_it() -> None:
    act = Promulgated(id="9", on=ON, document_number="号")
    (refusal,) = missing(act, there(FILED, *SHEETS))
    assert refusal.code == "stage-missing"
    province = replace(RECOMMENDED, stage="by-province")
    (refusal,) = missing(province, there(FILED, *SHEETS))
    assert "by-county" in str(refusal.message)


def test_an_act_goes_by_the_stage_that_it_names_and_belongs_to_whoever_does_it() -> None:
    circumstances = there(FILED)
    named = replace(circumstances, offices=NAMED)
    for name, office in (
        ("by-county", "莘县"),
        (
            "experts",
            "省厅",
        ),  # of all counties: the first above them that goes on with what they say
        ("by-province", "省厅"),
        ("promulgation", "部里"),
    ):
        found = next(each for each in OTHER.stages if each.id == name)
        assert named.whose(found) == office
        assert circumstances.whose(found) == (office if name == "by-county" else None)
    assert circumstances.stage_of(replace(RECOMMENDED, stage="by-province")) is OTHER.stages[4]
    assert circumstances.stage_of(replace(RECOMMENDED, stage="elsewhere")) is None
    assert circumstances.article_of(ComplianceChecked(on=ON)) is None
    assert list(missing(ComplianceChecked(on=ON), circumstances)) == []
    assert not is_listed(replace(circumstances, procedure=Procedure((), ())))


def test_an_act_of_the_round_itself_is_of_the_office_of_its_stage() -> None:
    def of(kind: type[RoundAct], procedure: Procedure = PROCEDURE) -> str | None:
        return office_for(kind, procedure, NAMED)

    for kind in (CallIssued, PanelNamed, NoticePosted, Closed):
        assert of(kind) == "市局"
    assert (of(PanelNamed, OTHER), of(Closed, OTHER)) == ("省厅", "部里")
    assert of(NoticePosted, OTHER) == "部里"  # of no stage there: of whoever gives the title
    assert office_for(Filed, OTHER, NAMED, "莘县") == "莘县"
    assert of(Closed, Procedure((), ())) is None
    last = Procedure((), (stage("experts", "experts", "materials", "title", "sheet_received"),))
    assert of(SheetReceived, last) == "市局"  # nobody goes on with it


def test_of_two_offices_that_review_one_above_the_other_each_has_to_pass_it() -> None:
    both = Procedure(
        (),
        (
            stage("filing", "county", "materials", "application", "filed"),
            stage("by-county", "county", "application", "passed-there", "first_reviewed"),
            stage("by-city", "city", "passed-there", "passed-here", "first_reviewed"),
            stage("recommendation", "city", "passed-here", "title", "recommended"),
        ),
    )

    def after(*acts: RoundAct) -> Circumstances:
        return met(record(FILED, *acts), own(), date(2025, 4, 20), procedure=both)

    by_county = replace(PASSED, stage="by-county")
    by_city = replace(PASSED, id="3b", stage="by-city")
    assert not is_next(Recommended, after(by_county)) and is_next(FirstReviewed, after(by_county))
    assert is_next(Recommended, after(by_county, by_city))
    failed = replace(by_city, outcome="failed")
    assert not is_next(Recommended, after(by_county, failed))
