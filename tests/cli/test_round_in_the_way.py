"""Where a file of a round is to be written, another one lies already: nothing is written, and it is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rounds import application, write
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
OPEN = ("round", "open", "2025", "--call", "call.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    write("call.yaml", CALL)


def test_another_call_in_the_folder_of_a_round_is_left_alone(run: Run) -> None:
    other = write("rounds/2025/call.yaml", "title: 另一个\n")
    ran = run(*OPEN)
    assert (ran.code, ran.out) == (2, "")
    assert "left alone" in ran.err
    assert other.read_text("utf-8") == "title: 另一个\n"
    assert not Path("rounds/2025/journal.json").exists()
    other.unlink()
    assert run(*OPEN).code == 0


def test_the_same_call_in_the_folder_of_a_round_is_the_one_that_counts(run: Run) -> None:
    write("rounds/2025/call.yaml", CALL)
    assert run(*OPEN).code == 0
    assert run("round", "check").code == 0


def test_what_lies_where_an_application_is_to_be_filed_is_left_alone(run: Run) -> None:
    assert run(*OPEN).code == 0
    write("form.yaml", application("冠县轴承特色产业集群", "冠县"))
    other = write("rounds/2025/applications/371525-01/application.yaml", "# 草稿\n")
    ran = run("round", "file", "form.yaml", "--on", "2025-04-01")
    assert (ran.code, ran.out) == (2, "")
    assert other.read_text("utf-8") == "# 草稿\n"
    assert not Path("rounds/2025/journal.json").exists()
