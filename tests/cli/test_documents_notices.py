"""Which titles a notice is about, unless told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from rounds import application, findings, write
from running import ROOT, Run

LIST = ROOT / "examples" / "register" / "recognised-2022.yaml"


@pytest.fixture(autouse=True)
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("register", "init", "--from", LIST).code == 0
    return tmp_path


def _annex(run: Run, *words: str) -> list[list[str]]:
    ran = run("register", "notice", *words, "-o", "a.docx")
    assert ran.code == 0, ran.err
    return [[cell.text for cell in row.cells] for row in docx.Document("a.docx").tables[0].rows[1:]]


def test_a_recognition_is_about_those_recognised_last(run: Run) -> None:
    where = ("--county", "莘县", "--on", "2024-05-09", "--document", "某〔2024〕1号")
    run("register", "recognise", "--name", "新认定集群", *where)
    assert [row[2] for row in _annex(run, "recognition")] == ["新认定集群"]
    assert len(_annex(run, "recognition", "--year", "2022")) == 10


def test_a_review_is_about_those_whose_last_day_falls_in_the_year(run: Run) -> None:
    run("register", "apply-review", "LC-2022-001", "--on", "2027-02-01")
    names = [row[2] for row in _annex(run, "review", "--as-of", "2027-03-01")]
    assert len(names) == 9
    assert "临清市纺织特色产业集群" not in names


def test_a_cancellation_is_about_those_that_wait_for_it_with_the_reason(run: Run) -> None:
    rows = _annex(run, "cancellation", "--as-of", "2027-06-01")
    assert len(rows) == 10
    assert {row[4] for row in rows} == {"有效期满未申请复核（第十三条）"}


def test_a_revocation_not_yet_recorded_names_its_title_and_ground(run: Run) -> None:
    words = ("revocation", "--id", "LC-2022-003", "--ground", "14.1", "--as-of", "2025-06-01")
    assert [row[4] for row in _annex(run, *words)] == ["弄虚作假或者违法违规（第十四条第（一）项）"]


def test_a_notice_about_nobody_is_refused_and_writes_nothing(run: Run, register: Path) -> None:
    ran = run("register", "notice", "revocation", "-o", "a.docx", "--as-of", "2025-06-01")
    assert (ran.code, "No title is like that on 2025-06-01." in ran.err) == (2, True)
    assert not (register / "a.docx").exists()


def test_a_draft_may_go_to_standard_output(run: Run) -> None:
    ran = run("register", "notice", "recognition", "-o", "-", encoding="latin-1")
    assert ran.raw.startswith(b"PK")


def test_applications_have_no_place_in_a_notice_about_titles(run: Run) -> None:
    ran = run("register", "notice", "review", "a.yaml")
    assert (ran.code, "about titles, not about applications" in ran.err) == (2, True)


def test_a_draft_past_the_end_of_the_measure_says_so_on_the_screen_too(run: Run) -> None:
    ran = run("register", "notice", "review", "--as-of", "2027-01-05", "-o", "a.docx")
    assert "not in force on that day" in ran.err


def test_applications_are_listed_county_by_county_as_officials_list_them(run: Run) -> None:
    for county in ("莘县", "东阿县", "临清市"):
        name = f"{county}某某轴承特色产业集群"
        write(f"in/{county}/简介.txt", "集群位于某某镇。")
        form = application(name, county).replace("introduction: true", "introduction: 简介.txt")
        write(f"in/{county}/申请表.yaml", form)
        write(f"in/{county}/意见.yaml", findings(name, "市局"))
    listed = [row[1] for row in _annex(run, "public", "in", "--findings", "in")]
    assert listed == ["临清市", "莘县", "东阿县"]
    (body,) = (each.text for each in docx.Document("a.docx").paragraphs if "拟认定临" in each.text)
    assert "拟认定临清市某某轴承特色产业集群、莘县某某轴承特色产业集群、东阿县某某轴承" in body
