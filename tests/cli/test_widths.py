"""Every screen on terminals of 80, 100 and 120 columns: nothing wider, nothing broken that belongs together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lccluster.render.signs import width
from offices import Office, empty, office
from running import EXAMPLES, Ran, Run
from shares import share

__all__ = ["empty", "office"]
ID = "LC-2022-001"
TABLE = """产业集群名称,县（市、区）,产业集群区域面积,企业户数,营业收入,品牌荣誉
莘县东鲁街道预制菜特色产业集群,莘县,42.6,56,28.5,3
冠县低碳数字化纺织全链条特色产业集群,冠县,120,73,34.15,1
"""
RULES = ("--rules", "liaocheng-2021-97")
SCREENS: tuple[tuple[str, ...], ...] = (
    ("check", "complete", "--findings", "complete/findings.yaml"),
    ("rules", "list"),
    ("rules", "show"),
    ("rules", "show", "revenue"),
    ("rules", "show", "offices"),
    ("rules", "check"),
    ("rules", "diff", "liaocheng-2021-97", "sme-clusters-2022"),
    ("simulate", "TABLE", *RULES, "--against", "sme-clusters-2022"),
    ("simulate", "TABLE", *RULES, "--sweep", "revenue=20..40:5", "--sweep", "area=100..140:20"),
    ("form", "import", "FORM", "--overwrite"),
    *(
        ("register", *words, "--register", "REGISTER", "--as-of", "2026-11-23")
        for words in (("list",), ("list", "--expiring"), ("show", ID), ("due",), ("stats",))
    ),
    ("register", "history", ID, "--register", "REGISTER"),
    ("register", "check", "--register", "REGISTER"),
)
FAILING: tuple[tuple[str, ...], ...] = (
    ("check", "complete"),
    ("check", "contradictions"),
    ("check", "."),
    ("check", ".", "--brief"),
    ("check", "nothing-here.yaml"),
    ("register", "show", "LC-1999-001", "--register", "REGISTER"),
)
# Where a sentence says one of these, a line has it whole
WHOLE = re.compile(
    r"LC-\d{4}-\d{3}|\d{4}-\d{2}-\d{2}|〔\d{4}〕\d+号|第（.）项|第[一二三四五六七八九十]+条|01[0-9A-Z]{24}"
    r"|[+-]?\d[\d.,]* (?:平方公里|亿元|户|个|人|天|sq km|yi yuan|firms|items|people|days)|\d+[年月日亩户人个]"
    r"|Article \d+(?: \(\d+\))?|\d+-[0-9a-f]{24}"
)
BEGINS = re.compile(r"^\s*[，。、；：？！）》」】〕”’％]")
ENDS = re.compile(r"[（《「【〔“‘]$")


@pytest.fixture
def places(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the words in capitals stand for."""
    office("report", ID, "--on", "2026-11-20", "--note", "补报，材料齐全")
    table, form = tmp_path / "table.csv", tmp_path / "form.docx"
    table.write_text(TABLE, encoding="utf-8")
    assert office.run("form", "fill", EXAMPLES / "complete/application.yaml", "-o", form).code == 0
    monkeypatch.chdir(EXAMPLES)
    return {"REGISTER": office.folder, "TABLE": table, "FORM": form}


@pytest.mark.parametrize(("lang", "widths"), [("zh", (80, 100)), ("en", (80, 120))])
def test_no_screen_is_broken_where_it_must_not_be(
    lang: str, widths: tuple[int, ...], places: dict[str, object], run: Run
) -> None:
    for words in share((*SCREENS, *FAILING), 8):
        command = [places.get(word, word) for word in words]
        piped = run(*command, lang=lang)
        for columns in widths:
            hold(words, piped, run(*command, lang=lang, columns=columns), columns)


def test_what_an_outlook_is_not_is_said_in_one_line(office: Office, run: Run) -> None:
    ran = run("register", "outlook", "--register", office.folder, columns=100)
    assert re.sub(r"\x1b\[[0-9;]*m", "", ran.out).splitlines()[-1].startswith("As of ")


def hold(words: tuple[str, ...], piped: Ran, seen: Ran, columns: int) -> None:
    """Hold a screen of so many columns against the same text in a pipe."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", seen.out + seen.err).splitlines()
    assert seen.code == piped.code
    assert (seen.code == 0) == (words not in FAILING), words
    assert [line for line in lines if width(line) > columns] == []
    assert [line for line in lines if BEGINS.search(line) or ENDS.search(line)] == []
    assert [line for line in lines if re.fullmatch(r"\s*\d+\.\s*", line)] == []
    whole = set(WHOLE.findall(piped.out + piped.err))
    assert whole - set(WHOLE.findall("\n".join(lines))) == set(), words


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_screen_reaches_a_gbk_pipe(lang: str, places: dict[str, object], run: Run) -> None:
    for words in share((*SCREENS, *FAILING), 8):
        command = [places.get(word, word) for word in words]
        there, here = (run(*command, lang=lang, encoding=each) for each in ("gbk", "utf-8"))
        assert there.code == here.code
        assert there.out.replace("km2", "㎢").replace("·", "•").count("?") == here.out.count("?"), (
            words
        )
