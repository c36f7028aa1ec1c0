"""`lccluster` alone says what can be done in the folder in which it is typed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from lccluster.files.rules.library import SHIPPED
from lccluster.render.signs import width
from lccluster.usecases.demo.office import lay_out
from lccluster.usecases.page.applications.in_folder import forms_of
from running import EXAMPLES, TODAY, Run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("LCCLUSTER_ROUND", "LCCLUSTER_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _named(run: Run, lang: str = "en") -> list[str]:
    """Give the commands that it names, each on the line where it begins."""
    ran = run(lang=lang)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines() if line.startswith("  lccluster")]
    assert all(width(line) <= 80 for line in ran.out.splitlines())
    return [line.partition("  ")[0] for line in lines]


def test_an_empty_folder_is_told_how_to_begin(desk: Path, run: Run) -> None:
    assert _named(run) == [
        "lccluster new",
        "lccluster register init",
        "lccluster round open … --call …",
        "lccluster page",
        "lccluster demo …",
        "lccluster --help",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_office_is_told_in_a_few_lines_what_to_do_with_all_that_is_there(
    desk: Path, run: Run, lang: str
) -> None:
    lay_out(desk / "office", SHIPPED)
    with pytest.MonkeyPatch.context() as there:
        there.chdir(desk / "office")
        named = _named(run, lang)
        assert named[:3] == [
            "lccluster check 申报",
            "lccluster register list",
            "lccluster round todo",
        ]
        assert len(run(lang=lang).out.splitlines()) == 7
        assert [run(*shlex.split(each)[1:]).code for each in named[1:3]] == [0, 0]


@pytest.mark.parametrize("example", ["complete", "form-labels", "mistakes"])
def test_an_application_is_seen_whatever_language_its_labels_are_in(
    desk: Path, run: Run, example: str
) -> None:
    form = desk / "two words" / "form.yaml"
    form.parent.mkdir()
    form.write_bytes((EXAMPLES / example / "application.yaml").read_bytes())
    assert _named(run)[0] == 'lccluster check "two words"'


def test_what_is_surely_no_application_is_not_offered(desk: Path, run: Run) -> None:
    Path("notes.yaml").write_text("a: 1\n")
    Path(".hidden.docx").write_text("")
    Path("~$form.docx").write_text("")
    Path("photo.png").write_text("")
    Path("book").mkdir()
    Path("book/measure.yaml").write_text("id: x\n")
    Path("book/申请表.docx").write_text("")
    assert _named(run)[0] == "lccluster new"


def test_a_register_and_a_round_elsewhere_are_those_that_the_options_name(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("register", "init", "--register", "ours").code == 0
    (desk / "old").mkdir()
    (desk / "old/round.yaml").write_text("")
    monkeypatch.setenv("LCCLUSTER_ROUND", "old")
    monkeypatch.setenv("LCCLUSTER_REGISTER", "ours")
    assert _named(run)[1:3] == ["lccluster register list", "lccluster round todo"]


def test_help_has_every_command_still(desk: Path, run: Run) -> None:
    assert "simulate" in run("--help").out
    assert "simulate" not in run().out


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("register", "lccluster register list --register ."),
        ("rounds/2025", "lccluster round todo --round ."),
    ],
)
def test_who_stands_in_the_folder_of_a_register_or_a_round_is_told_so(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch, place: str, typed: str
) -> None:
    lay_out(desk / "office", SHIPPED)
    monkeypatch.chdir(desk / "office" / place)
    assert typed in _named(run)
    asked = (*shlex.split(typed)[1:], *(("--as-of", "2025-06-01") if "round" in typed else ()))
    assert run(*asked).code == 0


def test_forms_are_counted_once_each_however_counties_and_clusters_have_folders(
    desk: Path, run: Run
) -> None:
    Path("source.yaml").write_text("applicant: x\n")
    for county in ("莘县", "冠县"):
        for cluster in ("轴承", "纸业", "纺织"):
            at = Path("申报", county, cluster)
            at.mkdir(parents=True)
            (at / "申请表.docx").write_text("")
            (at / "申请表.yaml").write_text("申请单位名称: x\n", "utf-8")
            (at / "规划.pdf").write_text("")
    out = run(lang="zh").out
    assert "lccluster check 申报" in out
    assert "6" in next(line for line in out.splitlines() if "申报文件" in line or "check" in line)
    assert len(forms_of(Path(), SHIPPED, TODAY)) == 13


def test_letters_and_lists_on_a_desk_are_not_counted_where_a_folder_has_forms(
    desk: Path, run: Run
) -> None:
    lay_out(desk / "office", SHIPPED)
    with pytest.MonkeyPatch.context() as there:
        there.chdir(desk / "office")
        for name in ("待认定.xlsx", "汇总表.xlsx", "撤销公告.docx", "签到表.docx", "公示.docx"):
            Path(name).write_text("")
        assert _named(run)[0] == "lccluster check 申报"
