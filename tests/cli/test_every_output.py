"""Every command of the table, and whatever it writes: never over what it reads, a link, a folder, or a file not ours.

The commands are those that can be typed, and each value that each of them takes has to be known
here: a new command, or a new option that names a file, fails until it is said what it may do.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from msgspec import Struct

from lccluster.cli.app import build
from lccluster.cli.program.settings import take_settings
from lccluster.language import English, speak
from offices import Office, below, empty, files_in, office
from running import EXAMPLES, ROOT, Run
from shares import share

__all__ = ["empty", "office"]
LAW, OUT, ID = "liaocheng-2021-97", "OUT", "LC-2022-001"
FIGURES = [
    "集群名称", "cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total",
]  # fmt: skip

# What a value that somebody types may be: no file at all, a file that is only read, or one that is written.
NO_FILE = {
    "OFFICE", "A", "B", "C", "COLUMN", "DATE", "DAYS", "CODE", "COUNTY", "ACT", "DUTY", "G", "HEAD", "ID", "ID…", "ID=FROM..TO:STEP",
    "KEY=VALUE…", "N", "NAME", "NUMBER", "OLD NEW", "REASON", "S", "STATE", "TEXT", "YYYY", "[RULE]", "cluster|county|city|province",
    "[PATH=VALUE]…", "application|findings|call|panel|record|rules", "public|recognition|review|cancellation|revocation",
    "python|polars|duckdb|spark", "text|json", "theirs|ours|both", "text|json|csv", "text|json|jsonl|csv",
    "APP", "[APP]", "APP…", "[APP]…", "APP,APP…", "PORT", "CONDITION", "EXPERT", "KIND", "YEAR", "passed|failed", "upheld|rejected", "yes|no",
}  # fmt: skip
READ = {
    "APPLICATION", "ASSESSMENT.json", "DATA", "FILE|DIR", "FORM", "ID… [APPLICATION…]", "ID|DIR",
    "FILE…", "PACK…", "PATH…", "RULEBOOK", "[APPLICATION]…", "[APPLICATION…]", "[DIR]",
}  # fmt: skip
READ_BY = {
    "check --template",
    "register list --template",
    "register init --from",
    "register import",
    "register merge",
    "register pack --since",
    "register report --form",
    "register report --figures",
    "round open --call",
    "round panel",
    "round read-sheets",
}


class Recipe(Struct, frozen=True):
    """How a command is typed, OUT standing for what it writes; what it reads; which option it is."""

    words: tuple[str, ...]
    out: str
    reads: tuple[str, ...] = ()
    option: str = ""
    keeps: bool = True  # False where it was said that a file may be written over


def _recipe(typed: str, out: str, *reads: str, option: str = "", keeps: bool = True) -> Recipe:
    return Recipe(tuple(typed.split()), out, reads, option, keeps)


# Every option and argument by which a command writes: `command option`, and ways of using it.
WRITING: dict[str, list[Recipe]] = {
    "check --xlsx": [
        _recipe("check form.xlsx --xlsx OUT", "out.xlsx", "form.xlsx"),
        _recipe("check form.yaml --findings found.xlsx --xlsx OUT", "out.xlsx", "found.xlsx"),
        _recipe("check form.yaml --template theirs.xlsx --xlsx OUT", "out.xlsx", "theirs.xlsx"),
    ],
    "check --html": [_recipe("check form.yaml --html OUT", "out.html", "form.yaml")],
    "check --docx": [_recipe("check lacking.yaml --docx OUT", "letters", "lacking.yaml")],
    "findings new -o": [
        _recipe("findings new form.yaml -o OUT", "out.yaml", "form.yaml"),
        _recipe("findings new form.yaml -o OUT --overwrite", "out.yaml", "form.yaml", keeps=False),
        _recipe("findings new form.xlsx -o OUT", "out.xlsx", "form.xlsx"),
        _recipe("findings new form.yaml lacking.yaml -o OUT", "findings", "form.yaml"),
    ],
    "form import -o": [
        _recipe("form import form.xlsx -o OUT", "out.yaml", "form.xlsx"),
        _recipe("form import form.xlsx -o OUT --overwrite", "out.yaml", "form.xlsx", keeps=False),
        _recipe("form import forms", "", "forms/form.docx"),
        _recipe("form import forms --overwrite", "", "forms/form.docx", keeps=False),
    ],
    "form fill -o": [
        _recipe("form fill form.yaml -o OUT", "out.docx", "form.yaml"),
        _recipe("form fill form.yaml -o OUT --overwrite", "out.xlsx", "form.yaml", keeps=False),
    ],
    "new": [_recipe("new OUT", "out.yaml")],
    "schema -o": [_recipe("schema rules -o OUT", "out.json")],
    "simulate --xlsx": [
        _recipe(f"simulate table.xlsx --rules {LAW} --xlsx OUT", "out.xlsx", "table.xlsx")
    ],
    "rules diff --docx": [_recipe(f"rules diff {LAW} {LAW} --docx OUT", "out.docx")],
    "rules new": [_recipe(f"rules new draft --from {LAW} --in books", "")],
    "rules new --in": [_recipe(f"rules new draft --from {LAW} --in books", "")],
    "register list --xlsx": [
        _recipe("register list --xlsx OUT", "out.xlsx"),
        _recipe("register list --xlsx OUT --template theirs.xlsx", "out.xlsx", "theirs.xlsx"),
    ],
    "register due --ics": [_recipe("register due --ics OUT", "out.ics")],
    "register outlook --xlsx": [_recipe("register outlook --xlsx OUT", "out.xlsx")],
    "register candidates --xlsx": [
        _recipe("register candidates --rules sme-clusters-2022 --xlsx OUT", "out.xlsx")
    ],
    "register report-page": [_recipe("register report-page OUT", "out.html")],
    "register export": [
        _recipe("register export OUT", "out.json", f"register/clusters/临清市/{ID}.yaml"),
        _recipe("register export OUT", "out.csv", f"register/clusters/临清市/{ID}.yaml"),
        _recipe("register export OUT", "out.xlsx", f"register/clusters/临清市/{ID}.yaml"),
    ],
    "register pack -o": [_recipe("register pack -o OUT", "out.lcp")],
    "register pack --letter": [_recipe("register pack -o pack.lcp --letter OUT", "out.docx")],
    "round list --xlsx": [_recipe("round list --xlsx OUT", "out.xlsx")],
    "round show --xlsx": [_recipe("round show --xlsx OUT", "out.xlsx")],
    "round todo --xlsx": [_recipe("round todo --xlsx OUT", "out.xlsx")],
    "round todo --ics": [_recipe("round todo --ics OUT", "out.ics")],
    "round report-page": [_recipe("round report-page OUT", "out.html")],
    "round scores --xlsx": [_recipe("round scores --xlsx OUT", "out.xlsx")],
    "round sheets -o": [_recipe("round sheets -o OUT", "sheets")],
    "round draft -o": [
        _recipe("round draft return -o OUT", "out.docx"),
        _recipe("round draft recommendation -o OUT", "out.xlsx"),
    ],
    "register notice -o": [
        _recipe("register notice recognition -o OUT", "out.docx"),
        _recipe(
            "register notice public whole/application.yaml --findings whole/findings.yaml -o OUT",
            "out.docx",
            "whole/application.yaml",
            "whole/findings.yaml",
        ),
    ],
}
# What changes a register itself, by its own files alone: what has to be done before, and the command.
PAPER = "--document 第1号"
CHANGING: dict[str, tuple[str, ...]] = {
    "register recognise": ("--name 甲 --county 临清市 --on 2022-06-01",),
    "register report": (f"{ID} --year 2024",),
    "register apply-review": (ID,),
    "register pass-review": (f"apply-review {ID}", f"{ID} --override 市政府会议纪要"),
    "register fail-review": (f"apply-review {ID}", ID),
    "register cancel": (
        f"apply-review {ID}", f"fail-review {ID}", f"{ID} --ground review-failed {PAPER}",
    ),
    "register revoke": (f"{ID} --ground 14.2 {PAPER}",),
    "register set-aside": (f"revoke {ID} --ground 14.2 {PAPER}", f"{ID} revoked {PAPER}"),
    "register void": (f"report {ID} --year 2024", f"{ID} annual_report --reason 误登"),
    "register rename": (f"{ID} 乙",),
    "register correct": (f"{ID} recognised document_number=第1号",),
    "register repack": ("",),
    "register seal": ("",),
    "register import": ("export more.json", "more.json"),
    "register merge": ("copy",),
    "register settle": (f"report {ID} --year 2024", "merge copy", "1 --keep ours --reason 核实"),
    "register receive": ("more.lcp",),
}  # fmt: skip
# What changes a round, by its own files alone, or only asks: see test_yearly_round.py, test_round_packs.py.
OF_ROUNDS = {
    f"round {each}" for each in (
        "open", "file", "return", "withdraw", "check-compliance", "review", "recommend", "not-recommend", "panel",
        "read-sheets", "recuse", "visit", "propose", "not-propose", "notice", "object", "decide-objection",
        "promulgate", "close", "void", "precedents", "check",
    )
}  # fmt: skip
MAKING = {"register init", "register whoami", "demo"}  # what has to be new, or empty
UPGRADING = {"register upgrade"}  # what is of format 1: see test_upgrade.py
UNITING = {"register git-setup"}  # a clone of git, and the files that git reads: see test_git.py
SETTING = {"rules set", "rules test"}  # a draft's own files, at one stroke: see test_rules_set.py
ASKING = {
    "page", "verify", "rules list", "rules show", "rules check", "register show",
    "register history", "register figures", "register stats", "register check", "register conflicts",
}  # fmt: skip


# --- the table, and what is known of it


class Value(Struct, frozen=True):
    """An option or argument that takes a value: the command, how it is typed, what the help calls it."""

    command: str
    name: str
    metavar: str

    @property
    def typed(self) -> str:
        """Give the command with the option; an argument has none."""
        return f"{self.command} {self.name}".strip()


def commands(group: Any, *words: str) -> Iterator[tuple[str, Any]]:
    """Walk over every command that can be typed."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, *words, name)
        else:
            yield " ".join((*words, name)), command


def values() -> list[Value]:
    """List everything for which a command takes a value, as English calls it."""
    speak("en", lambda _: English())
    settings, _ = take_settings([], {})
    return [
        Value(name, each.opts[0] if each.opts[0].startswith("-") else "", each.metavar)
        for name, command in commands(build(settings))
        for each in command.params
        if each.metavar
    ]


def test_every_value_that_may_name_a_file_is_known_to_be_read_or_has_a_recipe(voice: None) -> None:
    unknown = [
        each
        for each in values()
        if each.metavar not in NO_FILE | READ
        and each.typed not in READ_BY | WRITING.keys() | MAKING
    ]
    assert unknown == []


def test_every_command_asks_writes_or_changes_and_no_recipe_is_left_over(voice: None) -> None:
    settings, _ = take_settings([], {})
    typed = {name for name, _ in commands(build(settings))}
    by_option = {each.command for each in values() if each.typed in WRITING}
    assert (
        typed
        == by_option | CHANGING.keys() | MAKING | SETTING | UPGRADING | UNITING | ASKING | OF_ROUNDS
    )
    assert not (ASKING | OF_ROUNDS) & (
        by_option | CHANGING.keys() | MAKING | SETTING | UPGRADING | UNITING
    )
    assert {each.typed for each in values()} >= WRITING.keys() | READ_BY


# --- a folder with all that is read


@cache
def kept() -> TemporaryDirectory[str]:
    """A folder that is filled once in a process."""
    return TemporaryDirectory()


@pytest.fixture
def folder(office: Office, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a register, forms, an office's table and a table to simulate."""
    folder, filled = office.folder.parent, Path(kept().name, "filled")
    if not filled.exists():
        filled.mkdir()
        monkeypatch.chdir(filled)
        fill(run)
        report_from_a_county(run, office, monkeypatch)
    shutil.copytree(filled, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return folder


def report_from_a_county(run: Run, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the county's copy of the register, ahead by a report, and the pack that it sent."""
    shutil.copytree(office.folder, "copy")
    Path("county.yaml").write_text("writer: 临清市-4XYZ\noffice: 临清市\n", "utf-8")
    with monkeypatch.context() as county:
        county.setenv("LCCLUSTER_OFFICE", str(Path("county.yaml").absolute()))
        assert run("register", "report", ID, "--year", "2024", "--register", "copy").code == 0
        assert run("register", "pack", "-o", "more.lcp", "--register", "copy").code == 0


def fill(run: Run) -> None:
    """Fill the folder that one is in."""
    shutil.copy(EXAMPLES / "complete/application.yaml", "form.yaml")
    shutil.copy(EXAMPLES / "shenxian-prepared-food/application.yaml", "lacking.yaml")
    shutil.copytree(EXAMPLES / "complete", "whole")
    shutil.copy(ROOT / "examples/register/recognised-2022.yaml", "list.yaml")
    for place in ("forms", "books"):
        Path(place).mkdir()
    for name in ("form.xlsx", "form.docx", "forms/form.docx"):
        assert run("form", "fill", "form.yaml", "-o", name).code == 0
    assert run("findings", "new", "form.yaml", "-o", "found.xlsx").code == 0
    hold_a_round(run)
    for name, rows in (
        ("theirs.xlsx", [["序号", "集群名称", "备注"]]),
        ("table.xlsx", [FIGURES, ["甲", "1", "40", "32", "1"]]),
    ):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(name)


CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 1, aspects: {经营: 100}}
notice: {length: 5, counted_in: days}
"""


def hold_a_round(run: Run) -> None:
    """Hold a round in which one application waits for experts, and one was given back."""
    Path("call.yaml").write_text(CALL, "utf-8")
    Path("panel.yaml").write_text("experts: [{id: E1, name: 甲, unit: 乙}]\n", "utf-8")
    one, other, why = "371526-01", "371522-01", ("--override", "试", "--on", "2025-05-06")
    for words in (
        ("open", "2025", "--call", "call.yaml"),
        ("file", "form.yaml", "--on", "2025-05-06"),
        ("file", "lacking.yaml", "--on", "2025-05-06"),
        ("return", other, "--note", "缺章", "--on", "2025-05-06"),
        ("check-compliance", one, "--on", "2025-05-06"),
        ("review", one, "--outcome", "passed", "--reason", "试", *why),
        ("recommend", "高唐县", "--document", "1号", *why),
        ("panel", "panel.yaml", "--on", "2025-05-06"),
    ):
        assert run("round", *words).code == 0, words


EVERY = [(name, recipe) for name, recipes in WRITING.items() for recipe in recipes]
EACH = pytest.mark.parametrize(
    ("name", "recipe"), EVERY, ids=[" ".join(recipe.words) for _, recipe in EVERY]
)


def typed(recipe: Recipe, out: str) -> list[str]:
    return [out if word == OUT else word for word in recipe.words]


def written(run: Run, folder: Path, recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Run the command in a copy; give what it writes there: files, or a folder made at one stroke."""
    copy = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-copy"), symlinks=True))
    with monkeypatch.context() as inside:
        inside.chdir(copy)
        ran = run(*typed(recipe, recipe.out))
    made = sorted(files_in(copy).keys() - files_in(folder).keys())
    shutil.rmtree(copy)
    assert ran.code in (0, 3, 4), ran
    assert made
    whole = Path(made[0]).parents[-2] / "draft" if "books" in Path(made[0]).parts else None
    return [whole] if whole else [Path(each) for each in made]


def refused(run: Run, folder: Path, words: list[str], spared: str) -> None:
    """Run a command that has to refuse; every byte stays."""
    before, links = files_in(folder), links_in(folder)
    ran = run(*words)
    assert ran.code == 2, (words, spared, ran)
    assert "Traceback" not in ran.err, ran
    assert files_in(folder) == before, (words, spared)
    assert links_in(folder) == links


def links_in(folder: Path) -> dict[Path, Path]:
    found = [Path(each.path) for each in below(folder) if each.is_symlink()]
    return {each: each.readlink() for each in found}


@EACH
def test_nothing_that_stands_there_is_written_over(
    name: str, recipe: Recipe, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    outs = written(run, folder, recipe, monkeypatch)
    (folder / "victim").write_bytes(b"victim")
    (folder / "somewhere").mkdir()
    plants = {
        "a folder": lambda path: (path / "theirs").mkdir(parents=True),
        "a link": lambda path: path.symlink_to(folder / "victim"),
        "a link to nowhere": lambda path: path.symlink_to(folder / "nowhere"),
        "a link to a folder": lambda path: path.symlink_to(folder / "somewhere"),
    }
    if recipe.keeps:
        plants["a file of somebody else"] = lambda path: path.write_bytes(b"theirs")
    for each in recipe.reads:
        plants[f"a link to {each}"] = lambda path, to=each: path.symlink_to(folder / to)
        plants[f"another name of {each}"] = lambda path, to=each: os.link(folder / to, path)
    for what, plant in share([*plants.items()], 1, name):
        for out in outs:
            (folder / out).parent.mkdir(exist_ok=True)
            plant(folder / out)
        refused(run, folder, typed(recipe, recipe.out), what)
        for out in outs:
            taken_away(folder / out)


def taken_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.mark.parametrize("recipe", [each for _, each in EVERY if OUT in each.words])
def test_an_output_is_never_called_as_an_input(recipe: Recipe, folder: Path, run: Run) -> None:
    for each in recipe.reads:
        for way in (each, f"./{each}", str(folder / each)):
            refused(run, folder, typed(recipe, way), way)


@pytest.mark.parametrize("recipe", [each for _, each in EVERY if OUT in each.words])
def test_nothing_is_written_among_the_files_of_a_register_or_a_rulebook(
    recipe: Recipe, folder: Path, run: Run
) -> None:
    (folder / "book").mkdir()
    (folder / "book/measure.yaml").write_text("id: x\n", encoding="utf-8")
    (folder / "book/cases").mkdir()
    for place in ("register", "register/clusters", "book", "book/cases"):
        refused(run, folder, typed(recipe, f"{place}/{recipe.out}"), place)


# --- what changes a register


@pytest.mark.parametrize("command", CHANGING)
def test_no_command_changes_a_register_whose_files_lie_elsewhere(
    command: str, folder: Path, office: Office
) -> None:
    office.on("2027-03-01")
    *before, words = CHANGING[command]
    for each in before:
        office(*each.split(), exits=8 if each == "merge copy" else 0)
    file = office.file(ID)
    chain = () if command == "register repack" else (office.folder / "seals" / "市局.jsonl",)
    for path in (file, *chain, office.folder / ".lock"):
        hidden(path, folder / "elsewhere", lambda path, _: (path / "theirs").mkdir(parents=True))
        untouched(office, folder, [command.split()[1], *words.split()], path)
        shown(path, folder / "elsewhere")
    for path in (file, *chain, office.folder / ".lock", file.parent, file.parents[1]):
        hidden(path, folder / "elsewhere", lambda path, aside: path.symlink_to(aside))
        untouched(office, folder, [command.split()[1], *words.split()], path)
        shown(path, folder / "elsewhere")
    assert office(command.split()[1], *words.split()).code == 0


def hidden(path: Path, aside: Path, plant: Callable[[Path, Path], object]) -> None:
    """Put a part of a register elsewhere, and something in its place."""
    path.rename(aside)
    plant(path, aside)


def shown(path: Path, aside: Path) -> None:
    taken_away(path)
    aside.rename(path)


def untouched(office: Office, folder: Path, words: list[str], what: Path) -> None:
    """Hold that a command refuses, and that every byte stays."""
    before = files_in(folder)
    ran = office.run("register", *words, "--register", office.folder)
    assert ran.code == 2, (what, ran)
    assert files_in(folder) == before, what


@pytest.mark.parametrize("list_", [(), ("--from", "list.yaml")])
def test_a_register_is_made_in_a_new_folder_alone(
    list_: tuple[str, ...], folder: Path, run: Run
) -> None:
    (folder / "full").mkdir()
    (folder / "full/theirs").write_bytes(b"theirs")
    (folder / "file").write_bytes(b"theirs")
    (folder / "link").symlink_to(folder / "full")
    (folder / "nowhere").symlink_to(folder / "elsewhere")
    for place in ("full", "file", "link", "nowhere", "register", "books/../full"):
        refused(run, folder, ["register", "init", *list_, "--register", place], place)


@pytest.mark.parametrize(
    "recipe",
    [
        each
        for name, each in EVERY
        if OUT in each.words and name.split()[0] in ("check", "rules", "register")
    ],
)
def test_what_the_tool_wrote_itself_is_written_anew(recipe: Recipe, folder: Path, run: Run) -> None:
    words = typed(recipe, recipe.out)
    first = run(*words)
    assert first.code in (0, 3, 4)
    assert run(*words).code == first.code
