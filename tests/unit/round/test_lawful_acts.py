"""What is refused, by which article or line of the call, and what is taken: case by case."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.register.lawful import Unlawful
from lccluster.round.acts import CallIssued, Closed, PanelNamed, RoundAct
from lccluster.round.acts.recommending import Recommended
from lccluster.round.acts.voiding import RecordVoided
from lccluster.round.lawful import decide, decide_own
from lccluster.vocabulary import Verdict
from round_cases import CALL, met, own, read_cases, record


class Case(Struct, frozen=True):
    what: str
    act: RoundAct
    after: str | None = None
    events: tuple[RoundAct, ...] = ()
    own: tuple[RoundAct, ...] = ()
    others: int = 0
    verdict: Verdict = Verdict.ELIGIBLE
    passed_over: str | None = None
    refused: tuple[str, ...] = ()
    cites: str | None = None


class Cases(Struct, frozen=True):
    steps: dict[str, tuple[RoundAct, ...]]
    cases: tuple[Case, ...]

    def before(self, case: Case) -> tuple[RoundAct, ...]:
        names = list(self.steps)
        done = names[: names.index(case.after) + 1] if case.after else []
        return (*chain.from_iterable(self.steps[each] for each in done), *case.events)


CASES = read_cases(Cases, Path(__file__).with_name("cases") / "refusals.yaml")


@pytest.mark.parametrize("case", CASES.cases, ids=lambda case: case.what)
def test_an_act_is_refused_for_just_these_reasons(case: Case, voice: None) -> None:
    speak("zh")
    recommended = next(each for each in CASES.steps["recommended"] if isinstance(each, Recommended))
    circumstances = met(
        record(*CASES.before(case)),
        own(*case.own),
        case.act.on,
        verdict=case.verdict,
        passed_over=(case.passed_over,) if case.passed_over else (),
        others=[record(recommended, id=f"371522-{at + 2:02}") for at in range(case.others)],
    )
    if not case.refused:
        assert decide(case.act, circumstances).event.on == case.act.on
        return
    with pytest.raises(Unlawful) as unlawful:
        decide(case.act, circumstances)
    refusals = unlawful.value.refusals
    assert tuple(each.code for each in refusals) == case.refused
    if case.cites:
        assert case.cites in str(refusals[0].article)


def test_a_reason_that_answers_nothing_is_not_recorded() -> None:
    case = next(each for each in CASES.cases if each.what == "不推荐不问结论")
    act = Recommended(on=case.act.on, document_number="号", override="多此一举")
    before = CASES.before(Case("", act, after="passed"))
    assert decide(act, met(record(*before), own(), act.on)).event.override is None


def test_where_the_call_is_silent_nothing_is_asked() -> None:
    from msgspec.structs import replace

    silent = replace(CALL, quotas=None, panel=None)
    act = CASES.steps["proposed"][0]
    before = CASES.before(Case("", act, after="recommended"))
    assert decide(act, met(record(*before), own(), act.on, call=silent, panel=None)).answered == ()
    unrecommended = CASES.before(Case("", act, after="passed"))
    with pytest.raises(Unlawful) as unlawful:
        decide(act, met(record(*unrecommended), own(), act.on, call=silent, panel=None))
    assert [each.code for each in unlawful.value.refusals] == ["stage-missing"]


def test_a_round_that_is_closed_takes_no_act_of_its_own() -> None:
    naming = PanelNamed(on=CALL.issued_on, panel_sha256="a")
    assert decide_own(naming, own()).event is naming
    with pytest.raises(Unlawful):
        decide_own(naming, own(Closed(on=CALL.issued_on)))


@pytest.mark.parametrize(
    "act",
    [
        CallIssued(on=CALL.issued_on, call_sha256="a"),
        PanelNamed(on=CALL.issued_on, panel_sha256="a"),
        Closed(on=CALL.issued_on),
    ],
)
def test_what_opens_holds_and_ends_a_round_is_never_voided(act: RoundAct) -> None:
    standing = replace(act, id="A")
    voiding = RecordVoided(on=CALL.issued_on, of="A", what=act.event, reason="误登")
    assert [each.code for each in voiding.refusals([standing])] == ["not-to-be-voided"]


def test_a_voiding_knows_which_kind_of_act_it_ends() -> None:
    voiding = RecordVoided(
        on=date(2025, 7, 1), by="市局", of="E1", what="recommended", reason="误登"
    )
    assert voiding.of_kind is Recommended


@pytest.mark.parametrize(
    ("checked_by", "said"),
    [
        (None, "The verdict is “not eligible”."),
        ("a.yaml", "The verdict is “not eligible”; “lccluster check a.yaml” says why."),
    ],
)
def test_a_verdict_that_stands_against_an_act_is_said_with_the_command_that_shows_it(
    checked_by: str | None, said: str, voice: None
) -> None:
    speak("en")
    act = next(each for each in CASES.steps["recommended"] if isinstance(each, Recommended))
    before = record(*CASES.before(Case("", act, after="passed")))
    against = met(before, own(), act.on, verdict=Verdict.NOT_ELIGIBLE, checked_by=checked_by)
    with pytest.raises(Unlawful) as unlawful:
        decide(act, against)
    assert said in [str(each.message) for each in unlawful.value.refusals]
