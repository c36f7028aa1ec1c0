"""What a draft of a round counts is what its table lists."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from rounds_written import CHECKED, FILED, PASSED, RECOMMENDED, written
from running import Run

PROPOSED = {"event": "proposed", "on": "2025-08-01"}
OBJECTIONS = tuple(
    {"event": "objection_received", "on": "2025-08-05", "number": number} for number in (1, 2)
)


def test_a_record_of_two_objections_says_that_there_were_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    written({"371522-01": (FILED, CHECKED, PASSED, RECOMMENDED, PROPOSED, *OBJECTIONS)})
    drafting = ("round", "draft", "异议处理记录", "--as-of", "2025-08-06", "-o", "a.docx")
    assert run(*drafting, lang="zh").code == 0
    document = docx.Document("a.docx")
    assert "收到异议2件" in "".join(each.text for each in document.paragraphs)
    assert len(document.tables[0].rows) == 1 + 2


def test_applications_of_one_number_in_two_counties_have_a_record_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    acts = (FILED, CHECKED, PASSED, RECOMMENDED, PROPOSED, *OBJECTIONS)
    written({"371522-01": acts, "371525-01": acts})
    drafting = ("round", "draft", "异议处理记录", "--as-of", "2025-08-06", "-o", "a.docx")
    assert run(*drafting, lang="zh").code == 0
    assert sorted(map(str, Path().glob("a*.docx"))) == ["a-371522-01.docx", "a-371525-01.docx"]
