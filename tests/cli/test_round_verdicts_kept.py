"""Verdicts of a large round are kept for the same papers, rules and day, and for nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Hold a round of one application, as if it were large; gives the folder of what is kept."""
    cache = tmp_path / "cache"
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(cache))
    monkeypatch.setattr("lccluster.usecases.round.asking.verdicts.FEW", 1)
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
    place = Path("rounds/2025/applications") / NUMBER
    write(place / "findings/冠县.yaml", findings(NAME, "冠县"))
    assert _verdict(run) == "eligible"
    form = place / "application.yaml"
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
