"""Verdicts of a large round are kept for the same papers and rules, and for nothing else."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.rules.rulebook_folder import shipped_rules
from lccluster.usecases.round.asking.verdicts import Verdicts
from lccluster.usecases.round.room import open_round_room
from lccluster.vocabulary import Verdict
from rounds import application, findings, write
from running import Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
NAME, NUMBER = "冠县轴承特色产业集群", "371525-01"
PLACE = Path("rounds/2025/applications") / NUMBER
DAY = date(2025, 4, 2)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Hold a round of one application, as if it were large; gives the folder of what is kept."""
    cache = tmp_path / "cache"
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(cache))
    monkeypatch.setattr("lccluster.usecases.round.asking.verdicts.FEW", 0)
    write("call.yaml", CALL)
    write("form.yaml", application(NAME, "冠县"))
    assert run("round", "open", "2025", "--call", "call.yaml").code == 0
    assert run("round", "file", "form.yaml", "--on", "2025-04-01").code == 0
    return cache


def _verdict(run: Run) -> str:
    shown = json.loads(run("round", "show", "--format", "json").out)
    return str(shown["applications"][0]["verdict"])


def test_a_verdict_is_asked_once_and_again_when_a_paper_changes(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _verdict(run) == "needs_decision"
    with monkeypatch.context() as lazy:
        lazy.setattr("lccluster.usecases.round.papers.examined", None)  # nobody judges it again
        assert _verdict(run) == "needs_decision"
    write(PLACE / "findings/冠县.yaml", findings(NAME, "冠县"))
    assert _verdict(run) == "eligible"
    form = PLACE / "application.yaml"
    form.write_text(form.read_text("utf-8").replace("38.4", "138.4"), "utf-8")
    assert _verdict(run) != "eligible"


def test_what_is_kept_is_believed_only_where_nobody_else_wrote_it(kept: Path, run: Run) -> None:
    assert _verdict(run) == "needs_decision"
    (file,) = kept.glob("*.verdicts")
    lie = file.read_bytes().replace(b"needs_decision", b"eligible")
    file.write_bytes(lie)
    file.chmod(0o666)
    assert _verdict(run) == "needs_decision"
    file.unlink()
    for spoilt in (b"", b"{", b"[]", lie.replace(b"version", b"else")):
        file.write_bytes(spoilt)
        file.chmod(0o600)
        assert _verdict(run) == "needs_decision"


def _on(kept: Path, today: date, library: Library = SHIPPED) -> tuple[Verdict | None, bool]:
    """Ask on a day; tells the verdict, and whether it was judged anew."""
    room = open_round_room(Path("rounds/2025"), library, Path("register"), cache=kept)
    verdicts = Verdicts(room, today, 1)
    verdict = verdicts.of(room.seen().applications[0].cluster)
    verdicts.keep()
    return verdict, "books" in vars(room)


def _anew(kept: Path, today: date, library: Library = SHIPPED) -> bool:
    return _on(kept, today, library)[1]


def test_what_was_filed_or_reviewed_was_judged_already_when_one_looks(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as lazy:
        lazy.setattr("lccluster.usecases.round.papers.examined", None)
        assert _verdict(run) == "needs_decision"
    write(PLACE / "findings/冠县.yaml", findings(NAME, "冠县"))
    assert run("round", "check-compliance", NUMBER, "--on", "2025-04-02").code == 0
    monkeypatch.setattr("lccluster.usecases.round.papers.examined", None)
    assert _verdict(run) == "eligible"


def test_what_came_by_pack_was_judged_when_it_was_taken_in(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("register", "pack", "--round", "rounds/2025", "-o", "all.lcp")
    assert made.code == 0
    monkeypatch.setenv("LCCLUSTER_CACHE", "other")
    received = run("register", "receive", "--round", "there", "all.lcp")
    assert received.code == 0
    monkeypatch.setattr("lccluster.usecases.round.papers.examined", None)
    shown = json.loads(run("round", "show", "--round", "there", "--format", "json").out)
    assert shown["applications"][0]["verdict"] == "needs_decision"


def test_another_day_changes_nothing_where_the_form_has_its_own(kept: Path) -> None:
    assert _on(kept, DAY) == (Verdict.NEEDS_DECISION, True)
    assert _on(kept, DAY + timedelta(400)) == (Verdict.NEEDS_DECISION, False)


def test_a_form_without_a_day_is_judged_anew_each_day(kept: Path) -> None:
    form = PLACE / "application.yaml"
    form.write_text(form.read_text("utf-8").replace("filled_on: 2025-03-03\n", ""), "utf-8")
    assert [_anew(kept, DAY + timedelta(each)) for each in (0, 0, 1, 1)] == [
        True,
        False,
        True,
        False,
    ]


def test_an_earlier_day_is_judged_anew_as_findings_may_be_dated_after_it(kept: Path) -> None:
    write(PLACE / "findings/冠县.yaml", findings(NAME, "冠县", on="2025-04-02"))
    assert _on(kept, DAY) == (Verdict.ELIGIBLE, True)
    assert _on(kept, DAY - timedelta(1)) == (None, True)


@pytest.mark.parametrize("file", ["form.yaml", "06-materials.yaml", "form-labels.yaml"])
def test_other_rules_are_another_verdict_even_those_of_another_measure(
    kept: Path, tmp_path: Path, file: str
) -> None:
    own = tmp_path / "rules"
    other = own / "other-2026"
    other.mkdir(parents=True)
    shipped = shipped_rules() / "liaocheng-2021-97"
    for each in shipped.glob("*.yaml"):
        write(other / each.name, each.read_text("utf-8"))
    library = Library(own=own)
    assert [_anew(kept, DAY, library) for _ in range(2)] == [True, False]
    changed = other / file
    changed.write_text(changed.read_text("utf-8") + "\n# 另\n", "utf-8")
    assert _anew(kept, DAY, library)


def test_a_folder_that_is_a_link_is_not_looked_through_so_nothing_is_kept(
    kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (PLACE / "materials").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert [_anew(kept, DAY) for _ in range(2)] == [True, True]


def test_a_paper_that_changes_while_it_is_judged_is_not_kept_as_it_was(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lccluster.usecases.round import papers

    form, judge = PLACE / "application.yaml", papers.examined
    as_filed = form.read_text("utf-8")

    def meanwhile(*asked: Any) -> Any:
        form.write_text(as_filed.replace("introduction: true", "introduction: false"), "utf-8")
        return judge(*asked)

    with monkeypatch.context() as busy:
        busy.setattr(papers, "examined", meanwhile)
        assert _on(kept, DAY)[0] is Verdict.INCOMPLETE
    form.write_text(as_filed, "utf-8")
    assert _on(kept, DAY) == (Verdict.NEEDS_DECISION, True)
