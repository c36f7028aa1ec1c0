"""What a screen says where there is nothing to show, on terminals of the usual width."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lccluster.files.rules.library import SHIPPED
from lccluster.render.screen.tables.grid import laid_out
from lccluster.render.table import Column, Table
from lccluster.usecases.demo.office import lay_out
from running import Run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    lay_out(folder, SHIPPED)
    return folder


@pytest.fixture
def office(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the office, in which one stands."""
    copy = Path(shutil.copytree(demo, tmp_path / "office"))
    monkeypatch.chdir(copy)
    for name in ("LCCLUSTER_ROUND", "LCCLUSTER_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    return copy


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("register stats --as-of 2021-01-01", "这里还没有称号。"),
        ("round list --county 阳谷县 --as-of 2025-06-01", "没有这样的申报。"),
        ("round list --as-of 2025-03-02", "还没有收到申报。"),
        ("register list --expiring --as-of 2025-06-01", "没有期满的称号。下一批在 2027 年，共 5 个，最早 2027-05-09 期满。"),
        ("register list --as-of 2021-01-01", "没有这样的称号。"),
        ("register seal", "没有要加防改码的事项。"),
        ("register seal --dry-run", "没有要加防改码的事项。"),
        ("round scores", "还没有读入完整的评审表，名次未定。"),
        ("register figures LC-2022-004 --as-of 2025-06-01", "截至 2025-06-01，没有登记过它带数字的报告。"),
    ],
)  # fmt: skip
def test_what_is_empty_says_so(typed: str, said: str, office: Path, run: Run) -> None:
    for columns in (None, 80):
        ran = run(*typed.split(), lang="zh", columns=columns)
        assert said in ran.out.splitlines()
        assert "名次稳固" not in ran.out
        assert ran.out.count("截至") <= 1


@pytest.mark.parametrize("typed", ["round todo", "round list", "register show LC-2022-005"])
def test_a_list_stands_in_columns_and_a_command_stays_whole(
    typed: str, office: Path, run: Run
) -> None:
    ran = run(*typed.split(), lang="zh", columns=80)
    heads, *rows = ran.out.split("\n\n")[-2 if typed == "round list" else -1].splitlines()
    assert len(heads.split()) >= 5
    assert any(len(row.split("  ")) >= 4 for row in rows)
    if typed == "round todo":
        command = "lccluster round check-compliance 371581-01"
        assert any(line.rstrip().endswith(command) for line in ran.out.splitlines())


def test_a_measure_without_an_end_is_said_to_begin(run: Run) -> None:
    for lang, said in (("zh", "自 2022-09-13 起施行"), ("en", "in force from 2022-09-13 on")):
        assert said in run("rules", "show", "--rules", "sme-clusters-2022", lang=lang).out


def test_a_schema_that_is_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("schema", "record", "-o", "record.json", lang="zh").err
    assert said.splitlines()[0] == "已写入 record.json。"


def test_figures_of_a_report_stand_with_their_units(office: Path, run: Run) -> None:
    for lang, said in (("zh", "企业户数 88 户"), ("en", "firms in all 88 firms")):
        assert said in run("register", "history", "LC-2022-001", lang=lang).out


def test_what_is_not_late_is_over_by_no_days(office: Path, run: Run) -> None:
    rows = run("register", "due", lang="zh", columns=100).out.splitlines()
    ahead = [row for row in rows if "2027-05-09" in row]
    assert ahead
    assert [row for row in ahead if re.search(r"2027-05-09 +-?\d", row)] == []


def test_a_command_beside_its_row_stays_whole() -> None:
    command = "lccluster round check-compliance 371581-01"
    table = Table(
        [Column("产业集群"), Column("命令", remark=True), Column("依据", remark=True)],
        [
            ("临清市轴承特色产业集群", command, "第七条"),
            ("冠县轴承特色产业集群", command, "第八条"),
        ],
    )
    for cells in range(67, 100):
        (drawn,) = laid_out([table], cells)
        lines = ["".join(part.text for part in line) for line in drawn]
        assert sum(command in line for line in lines) == 2, cells


def test_a_city_office_is_none_that_recommends(office: Path, run: Run) -> None:
    said = run("round", "todo", lang="zh", columns=100).out
    assert "市局" in said
    assert "推荐单位" not in said
    assert "单位" in said


def test_titles_that_may_be_meant_stand_in_brackets_of_the_language(office: Path, run: Run) -> None:
    assert "LC-2022-001（临清市某某镇轴承" in run(
        "register", "show", "某某镇", lang="zh"
    ).err.replace("\n", "")


def test_a_call_of_another_year_opens_no_round(office: Path, run: Run) -> None:
    opening = ("round", "open", "2026", "--call", "通知.yaml")
    refused = run(*opening, lang="zh")
    assert refused.code == 6
    said = refused.err.replace("\n", "")
    assert "聊工信字〔2025〕某号不是 2026 年的通知：2025-03-01 印发，推荐截止 2025-06-30。" in said
    assert not Path("rounds/2026").exists()
    assert run(*opening, "--override", "延期").code == 0


def test_what_follows_an_empty_register_is_a_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "lccluster register recognise …" in run("register", "init").err
