"""试算: a table is held against rules, and against others, as the command does; the workbook tells all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from pages import Visitor, office_at, served
from running import Run

OURS, NATION = "liaocheng-2021-97", "sme-clusters-2022"


@pytest.fixture
def page(laid_out: Path) -> Iterator[Visitor]:
    speak("zh")
    with served(office_at(laid_out)) as visitor:
        yield visitor.enter()


@pytest.mark.parametrize("options", [(), ("--against", NATION), ("--strict",)])
def test_a_table_comes_to_what_the_command_says(
    page: Visitor, laid_out: Path, run: Run, options: tuple[str, ...]
) -> None:
    table = laid_out / "年报2024.csv"
    said = run("simulate", table, "--rules", OURS, *options, lang="zh").out
    speak("zh")
    typed = {"against": NATION} if NATION in options else {}
    typed |= {"strict": "yes"} if "--strict" in options else {}
    got = page.post("/simulate", table=(table.name, table.read_bytes()), rules=OURS, **typed)
    assert got.status == 200, got.text
    assert "<h2>结论</h2>" in got.text
    shown = unescape(re.sub(r"<[^>]+>", " ", got.text)).split()
    tables = said.partition("结论\n")[2].split()
    assert {each for each in tables if each.isdigit()} <= {*shown}
    assert not re.search("--[a-z]|lccluster-page", unescape(got.text))
    assert "按《聊城市特色产业集群管理办法（试行）》试算，共 4 行。" in unescape(
        re.sub("<[^>]+>", "", got.text)
    )
    assert "引擎" not in got.text  # nobody at the page chooses one
    (address,) = re.findall(r'href="(/simulate/\w+/workbook)"', got.text)
    assert page.get(address).body.startswith(b"PK")


@pytest.mark.parametrize(
    "typed", [{"rules": "x"}, {"rules": "../rules"}, {"rules": OURS, "against": "/etc"}]
)
def test_no_rules_but_those_at_hand_are_taken(page: Visitor, typed: dict[str, str]) -> None:
    got = page.post("/simulate", table=("a.csv", b"a\n1\n"), **typed)
    assert got.status == 404


def test_a_column_that_is_none_is_named_without_an_option_to_type(page: Visitor) -> None:
    table = "集群名称,厂房数\n甲,40\n".encode()
    got = page.post("/simulate", table=("a.csv", table), rules=OURS)
    assert "“厂房数”既不是申请表的栏目，也不是条件。" in unescape(got.text)
    assert "不用的列请从表里删去" in unescape(got.text)
    assert "--" not in unescape(re.sub(r"<[^>]+>", " ", got.text))


def test_without_a_table_it_says_so_at_its_field(page: Visitor) -> None:
    assert 'href="/simulate"' in page.get("/rules").text
    got = page.post("/simulate", rules=OURS, against=NATION)
    assert got.status == 422
    assert re.search(r'id="table"[^>]*aria-invalid="true"', got.text)
    assert f'<option value="{NATION}" selected>' in got.text
    assert page.get("/simulate/x").status == page.get("/simulate/x/workbook").status == 404
