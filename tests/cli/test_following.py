"""Every command that wrote names the next one, in words that can be typed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from test_every_output import ASKING, MAKING, commands

from lccluster.cli.answering import following
from lccluster.cli.app import build
from lccluster.cli.program.settings import Settings
from lccluster.files.rules.library import SHIPPED
from lccluster.usecases.demo.office import lay_out
from running import EXAMPLES, Run

NAMED = {**following.FOLLOWING, **following.ELSEWHERE}
# These say it in sentences of their own, with the names that were typed; an act by its law.
THEMSELVES = {
    "demo", "new", "form import", "form fill", "rules new", "check", "register recognise", "register apply-review",
    "register fail-review", "register cancel", "register revoke", "register init", "register settle",
    "register whoami",
}  # fmt: skip
SILENT = {
    "register git-merge",
    "round check",
    "round precedents",
    "schema",
}  # git, an editor; the others only ask
WRITTEN = re.compile(r"(?:What usually follows|接下来一般)[^:：]*[:：] ?lccluster (.*)")


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


def _table() -> dict[str, Any]:
    return dict(commands(build(Settings())))


def test_every_command_that_can_write_has_its_next_one(voice: None) -> None:
    writing = _table().keys() - ASKING - SILENT
    assert writing - NAMED.keys() - THEMSELVES == set()
    assert NAMED.keys() - writing == set()
    assert NAMED.keys() | THEMSELVES >= MAKING


@pytest.mark.parametrize(
    "command",
    sorted({*NAMED.values(), *following.AFTER_CHECK.values(), following.AFTER_LETTERS}),
)
def test_what_is_named_can_be_typed(command: str, voice: None) -> None:
    table, words = _table(), command.split()
    path = " ".join(words[:2]) if " ".join(words[:2]) in table else words[0]
    options = {name for each in table[path].params for name in each.opts}
    assert [word for word in words if word.startswith("-") and word not in options] == []


@pytest.mark.parametrize(
    "command",
    sorted({*NAMED.values(), *following.AFTER_CHECK.values(), following.AFTER_LETTERS}),
)
def test_whatever_the_next_command_needs_has_its_place(
    command: str, office: Path, run: Run
) -> None:
    """Three dots are one word; who puts it there has typed all that the command asks for."""
    ran = run(*re.sub(r"…|\{\w+\}", "failed", command).split())
    assert not re.search(r"is missing\.|needs a value", ran.err), ran.err


@pytest.mark.parametrize(
    ("typed", "follows"),
    [
        ("register report LC-2022-004 --year 2024 --on 2025-01-12", "register due"),
        ("register rename LC-2022-001 乙", "register show LC-2022-001"),
        ("register list --xlsx titles.xlsx", "register show …"),
        ("register pack -o pack.lcp", "register receive …"),
        ("round check-compliance 371581-01 --on 2025-06-01", "round todo"),
        ("round sheets -o sheets", "round read-sheets sheets"),
        (
            "findings new 申报/东阿县钢球.docx -o open.yaml",
            "check 申报/东阿县钢球.docx --findings open.yaml",
        ),
        ("findings new -o open.yaml 申报/东阿县钢球.docx", "check … --findings open.yaml"),
        ("round void 371522-01 recommended --reason 误登", "round show 371522-01"),
        ("form import 申报", "check 申报"),
        ("form fill 申报/东阿县钢球.docx -o form.docx", "round file form.docx"),
        (
            "form fill 申报/冠县轴承.yaml -o form.docx",
            "round show 371525-01",
        ),  # it was filed already
        (
            "check 申报/冠县轴承.yaml --findings 审核意见/冠县轴承.yaml",
            "round show 371525-01",  # it was filed already
        ),
        ("check 申报/莘县纸业.yaml --html page.html", "findings new 申报/莘县纸业.yaml -o …"),
        (
            "check 申报 --findings 审核意见 --brief --docx 补正",
            "round file 申报/东阿县钢球.docx",  # the only one who is written to, and not in the round
        ),
        ("check 申报/冠县轴承.yaml 申报/莘县纸业.yaml --html page.html", "findings new … -o …"),
        ("check 申报/临清市纺织.yaml --html page.html", "round review … --outcome … --reason …"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_next_command_stands_beneath(
    typed: str, follows: str, lang: str, office: Path, run: Run
) -> None:
    assert WRITTEN.findall(run(*typed.split(), lang=lang).err) == [follows]


def test_whoever_is_written_a_letter_is_given_back_by_number_once_it_is_in_the_round(
    office: Path, run: Run
) -> None:
    assert run("round", "file", "申报/东阿县钢球.docx", "--on", "2025-05-30").code == 0
    said = run("check", "申报", "--brief", "--docx", "补正").err
    assert WRITTEN.findall(said) == ["round return 371524-01"]


def test_the_way_back_of_several_acts_is_said_once_and_before_the_next_command(
    office: Path, run: Run
) -> None:
    titles = ("LC-2022-001", "LC-2022-002")
    said = run("register", "apply-review", *titles, "--on", "2027-01-10", lang="zh").out
    *_, head, first, following = said.splitlines()
    assert head.startswith(f"如果是误登：lccluster register void {titles[0]} ")
    assert first.startswith(f"lccluster register void {titles[1]} ")
    assert following.startswith("接下来一般是：lccluster register pass-review ")


ELIGIBLE = "check 申报/冠县轴承.yaml --findings 审核意见/冠县轴承.yaml"


@pytest.mark.parametrize(
    ("typed", "follows"),
    [
        (ELIGIBLE, ["round open … --call …"]),
        ("form fill 申报/冠县轴承.yaml -o form.docx", ["round open … --call …"]),
        ("check 申报 --findings 审核意见 --brief --docx 补正", []),
        ("check 申报/临清市纺织.yaml --html page.html", []),
        ("register notice public 申报 --findings 审核意见 -o 公示.docx", []),
    ],
)
def test_what_asks_for_a_round_or_a_register_is_named_where_one_stands(
    typed: str, follows: list[str], office: Path, run: Run
) -> None:
    shutil.rmtree("rounds")
    shutil.rmtree("register")
    assert WRITTEN.findall(run(*typed.split()).err) == follows


def test_an_application_that_is_in_no_round_yet_is_filed_next(office: Path, run: Run) -> None:
    shutil.rmtree(next(Path("rounds/2025/applications").glob("371525-01")))
    assert WRITTEN.findall(run(*ELIGIBLE.split()).err) == ["round file 申报/冠县轴承.yaml"]


@pytest.mark.parametrize("kind", ["application", "record", "rules"])
def test_no_command_follows_a_schema_which_is_for_an_editor(
    kind: str, office: Path, run: Run
) -> None:
    assert WRITTEN.findall(run("schema", kind, "-o", "schema.json").err) == []


def test_the_letter_that_follows_is_that_of_what_was_returned(office: Path, run: Run) -> None:
    ran = run("round", "return", "371581-01", "--note", "缺章", "--on", "2025-05-28", lang="zh")
    assert WRITTEN.findall(ran.err) == ["round draft 补正通知 371581-01 -o …"]
    assert run("round", "draft", "补正通知", "371581-01", "-o", "letter.docx").code == 0


def test_nothing_is_named_where_nothing_was_written_or_only_the_report_is_wanted(
    office: Path, run: Run
) -> None:
    form = ("check", "申报/冠县轴承.yaml", "--findings", "审核意见/冠县轴承.yaml")
    for words in (
        ("register", "list"),
        ("register", "rename", "LC-2022-001", "乙", "--dry-run"),
        ("register", "rename", "LC-2022-001", "乙", "--quiet"),
        (*form, "--quiet"),
        (*form, "--format", "json"),
        (*form, "--brief"),
        ("check", EXAMPLES / "mistakes"),
        ("round", "show"),
    ):
        ran = run(*words)
        assert (words, WRITTEN.findall(ran.out + ran.err)) == (words, [])


def test_a_name_of_two_words_can_be_typed_as_it_stands(office: Path, run: Run) -> None:
    ran = run("form", "fill", "申报/东阿县钢球.docx", "-o", "the form.docx")
    assert WRITTEN.findall(ran.err) == ['round file "the form.docx"']


def test_letters_that_are_written_are_not_named_again(office: Path, run: Run) -> None:
    asking = ("check", "申报/东阿县钢球.docx", "--docx", "补正")
    written = run(*asking)
    assert written.code == 4
    assert WRITTEN.findall(written.err) == ["round file 申报/东阿县钢球.docx"]
    assert "check … --docx …" not in written.err
