"""What was recorded in a round by mistake is voided, the last first; the file keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from built_once import Once
from rounds import application, findings, write
from running import Ran, Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
NAMES = {"371525-01": "冠县轴承特色产业集群", "371525-02": "冠县纺织特色产业集群"}
ONE, OTHER = NAMES
WHY = ("--reason", "记错了件")


class Held:
    """A round of two applications that are on the list and in the public notice, from a wrong day on."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def round(self, *typed: object, code: int = 0) -> Ran:
        ran = self.run("round", *typed)
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran

    def application(self, day: str = "2025-12-31") -> dict[str, object]:
        shown = self.round("show", ONE, "--as-of", day, "--format", "json").out
        found: dict[str, object] = json.loads(shown)
        return found


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Held:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    held = Held(run)
    once("round-in-notice", lambda: _hold(held))
    return held


def _hold(held: Held) -> None:
    held.round("open", "2025", "--call", write("call.yaml", CALL))
    for number, name in NAMES.items():
        held.round("file", write(f"{number}.yaml", application(name, "冠县")), "--on", "2025-04-01")
        beside = Path(f"rounds/2025/applications/{number}/findings/冠县.yaml")
        write(beside, findings(name, "冠县"))
    held.round("check-compliance", *NAMES, "--on", "2025-04-04")
    held.round("review", *NAMES, "--outcome", "合格", "--reason", "齐", "--on", "2025-04-05")
    held.round("recommend", "冠县", "--document", "冠〔2025〕1号", "--on", "2025-04-06")
    held.round("propose", *NAMES, "--on", "2025-09-01")
    held.round("notice", "--from", "2025-09-02", "--on", "2025-09-02")


def test_a_notice_of_a_wrong_day_is_voided_and_posted_anew(held: Held) -> None:
    assert held.application()["notice_until"] == "2025-09-06"
    held.round("void", OTHER, "notice_posted", *WHY, "--on", "2025-09-03")
    assert held.application()["state"] == "proposed"
    assert held.application("2025-09-02")["state"] == "in_public_notice"  # as it was then
    held.round("notice", "--from", "2025-09-04", "--on", "2025-09-04")
    assert held.application()["notice_until"] == "2025-09-08"
    held.round("check")


def test_the_last_act_goes_first_and_what_it_stood_on_next(held: Held) -> None:
    refused = held.round("void", ONE, "proposed", *WHY, "--on", "2025-09-05", code=6)
    assert "“public notice” of 2025-09-02 was recorded after it" in refused.err
    held.round("object", OTHER, "--on", "2025-09-05")
    refused = held.round("void", ONE, "notice_posted", *WHY, "--on", "2025-09-05", code=6)
    assert "“objection received”" in refused.err
    held.round("void", OTHER, "objection_received", *WHY, "--on", "2025-09-05")
    for event in ("public notice", "列入拟公布名单", "推荐"):
        held.round("void", ONE, event, *WHY, "--on", "2025-09-06")
    assert held.application()["state"] == "first_review_passed"
    assert held.application("2025-09-05")["state"] == "in_public_notice"
    held.round("check")
    assert "recommend" in held.round("todo", "--as-of", "2025-09-06", "--office", "冠县").out


def test_what_is_never_voided_says_what_is_done_instead(held: Held) -> None:
    refused = held.round("void", ONE, "filed", *WHY, "--on", "2025-09-05", code=6).err
    assert "“lccluster round withdraw …” takes it out of the round." in refused
    assert "panel" not in refused and "sheet" not in refused
    assert held.run("register", "init").code == 0
    held.round("promulgate", "--document", "聊〔2025〕9号", "--on", "2025-10-09")
    refused = held.round("void", ONE, "promulgated", *WHY, "--on", "2025-10-10", code=6).err
    assert "“lccluster register correct LC-2025-001 …” corrects" in refused
    assert "withdraw" not in refused


def test_the_life_tells_what_was_voided_and_the_verdict_is_that_of_now(held: Held) -> None:
    held.round("withdraw", ONE, "--on", "2025-09-05")
    (last, *_) = reversed(held.application()["events"])  # type: ignore[call-overload]
    held.round("void", ONE, last["id"][-6:].lower(), *WHY, "--on", "2025-09-06")
    found = held.application()
    assert found["verdict"] == "eligible"
    (void, *_) = reversed(found["events"])  # type: ignore[call-overload]
    assert (void["event"], void["of"], void["what"]) == ("voided", last["id"], "withdrawn")
    shown = held.round("show", ONE, "--as-of", "2025-12-31").out
    assert (
        "record voided" in shown
        and "concerns act: application withdrawn, reason: 记错了件" in shown
    )
    record = Path(f"rounds/2025/applications/{ONE}/record.yaml").read_text("utf-8")
    assert "event: withdrawn" in record


def test_what_no_act_is_called_is_refused_with_those_that_stand(held: Held) -> None:
    ran = held.round("void", ONE, "visited", *WHY, code=2)
    assert (
        "No such act stands here. Known here: application received, compliance checked" in ran.err
    )
    assert "--reason" in held.round("void", ONE, "proposed", code=2).err


def test_a_county_voids_what_is_its_own_alone(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LCCLUSTER_OFFICE", "冠县.office.yaml")
    assert held.run("register", "whoami", "--office", "冠县").code == 0
    held.round("withdraw", ONE, "--on", "2025-09-05")
    held.round("void", ONE, "withdrawn", *WHY, "--on", "2025-09-06")
    assert held.application()["events"][-1]["by"] == "冠县"  # type: ignore[index]
    refused = held.round("void", ONE, "notice_posted", *WHY, "--on", "2025-09-06", code=6)
    assert "computer of 冠县" in refused.err
