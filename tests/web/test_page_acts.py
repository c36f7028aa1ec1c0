"""What may be done with a title: the very line first, then that line, and never over what changed meanwhile."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.moments import unheard
from lccluster.usecases.page.errands import ERRANDS
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import open_room
from pages import NOON, Answer, Visitor, office_at, served
from running import Run

TITLE = "/titles/LC-2022-001"
RENAME = f"{TITLE}/do/rename"
NEW_NAME = "临清市轴承保持器特色产业集群"


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    """An office in which acts may be recorded."""
    speak("zh")
    shutil.copytree(laid_out / "register", tmp_path / "register")
    return tmp_path


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def _record(desk: Path) -> Path:
    (found,) = (desk / "register" / "clusters").rglob("LC-2022-001.yaml")
    return found


def _line(shown: Answer) -> str:
    found = re.search(r'<pre class="line">(.*?)</pre>', shown.text, re.DOTALL)
    assert found
    return unescape(found[1])


def _confirm(page: Visitor, shown: Answer) -> Answer:
    return page.post(f"{RENAME}/record", **shown.hidden)


def test_the_line_that_was_shown_is_the_line_that_is_written(page: Visitor, desk: Path) -> None:
    before = _record(desk).read_text(encoding="utf-8")
    shown = page.post(RENAME, name=NEW_NAME, note="机构更名")
    assert _record(desk).read_text(encoding="utf-8") == before
    got = _confirm(page, shown)
    assert (got.status, _line(got)) == (200, _line(shown))
    assert _record(desk).read_text(encoding="utf-8") == f"{before}{_line(shown)}\n"
    assert NEW_NAME in page.get(TITLE).text
    assert check(open_room(desk / "register", Library(None, desk))).damage == ()


def test_what_changed_meanwhile_is_said_and_what_was_typed_is_still_there(
    page: Visitor, desk: Path
) -> None:
    shown = page.post(RENAME, name=NEW_NAME)
    room = open_room(desk / "register", Library(None, desk))
    renamed = ERRANDS["rename"].kind(on=NOON.date(), name="另一个名称")
    record(room, "LC-2022-001", lambda _: renamed, Stamp(NOON), dry_run=False, tell=unheard)
    before = _record(desk).read_bytes()
    got = _confirm(page, shown)
    assert got.status == 409
    assert "另一个名称" in got.text
    assert f'value="{NEW_NAME}"' in got.text
    assert _record(desk).read_bytes() == before
    again = _confirm(page, page.post(RENAME, name=NEW_NAME))
    assert again.status == 200
    assert NEW_NAME in _record(desk).read_text(encoding="utf-8")


def test_a_hash_that_is_not_the_files_records_nothing(page: Visitor, desk: Path) -> None:
    before = _record(desk).read_bytes()
    shown = page.post(RENAME, name=NEW_NAME).hidden
    assert page.post(f"{RENAME}/record", **shown | {"sha256": "0" * 64}).status == 409
    assert page.post(f"{RENAME}/record", **shown | {"shown": "x"}).status == 404
    assert page.post(f"{TITLE}/do/cancel/record", **shown).status == 404
    assert _record(desk).read_bytes() == before


def test_sending_it_twice_records_it_once(page: Visitor, desk: Path) -> None:
    shown = page.post(RENAME, name=NEW_NAME)
    assert [_confirm(page, shown).status for _ in range(2)] == [200, 409]
    assert _record(desk).read_text(encoding="utf-8").count("event: renamed") == 1


@pytest.mark.parametrize(
    ("word", "typed", "line"),
    [
        ("rename", {"name": ""}, "rename LC-2022-001 ''"),
        ("rename", {"name": "新名", "on": "2025-2-30"}, "rename LC-2022-001 新名 --on 2025-2-30"),
        ("cancel", {"ground": "", "document_number": "文"}, "cancel LC-2022-001 --document 文"),
        ("cancel", {"ground": ""}, "cancel LC-2022-001"),
        ("report", {"duty": "annual_report", "year": "x"}, "report LC-2022-001 --year x"),
        ("report", {"duty": "annual_report", "year": "1999"}, "report LC-2022-001 --year 1999"),
        ("correct", {"of": "x", "values": "y"}, "correct LC-2022-001 x y"),
        ("pass-review", {}, "pass-review LC-2022-001"),
    ],
)
def test_a_refusal_is_the_sentence_of_the_command_and_what_was_typed_stays(
    page: Visitor, desk: Path, run: Run, word: str, typed: dict[str, str], line: str
) -> None:
    arguments = [each.strip("'") for each in line.split()]
    days = () if "on" in typed else ("--on", NOON.date().isoformat())
    said = run("register", *arguments, *days, "--register", desk / "register", lang="zh").err
    speak("zh")
    got = page.post(f"{TITLE}/do/{word}", **typed)
    assert got.status == 422
    shown = unescape(re.sub(r"<[^>]+>", "", got.text))
    sentences = [each.partition(".yaml: ")[2] or each for each in said.strip().splitlines()]
    for sentence in sentences:
        for part in re.split("(?<=）)", re.sub("^[A-Za-z-]+: ", "", sentence)):
            assert part in shown
    for value in filter(None, typed.values()):
        assert value in unescape(got.text)


def test_a_bad_day_is_said_at_the_field_of_the_day(page: Visitor) -> None:
    got = page.post(RENAME, name="新名", on="x")
    assert re.search(r'name="on"[^>]*aria-invalid="true"', got.text)
    assert not re.search(r'name="name"[^>]*aria-invalid="true"', got.text)


def test_a_title_leads_to_every_act_that_may_be_done_and_says_why_not_of_the_others(
    page: Visitor,
) -> None:
    shown = page.get(TITLE).text
    offered = set(re.findall(rf'href="{TITLE}/do/([a-z-]+)"', shown))
    assert {"rename", "correct", "void"} <= offered
    assert not {"pass-review", "report"} & offered  # nobody applied; all is reported
    assert "只有取消称号、撤销命名和复核未通过的决定可以撤回" in shown
    for word in offered:
        got = page.get(f"{TITLE}/do/{word}")
        assert got.status == 200
        labelled = set(re.findall(r'<label for="([^"]+)"', got.text))
        assert labelled == set(re.findall(r' id="([^"]+)" name="', got.text))


def test_a_page_that_only_reads_offers_no_act(desk: Path) -> None:
    with served(office_at(desk, read_only=True)) as page:
        page.enter()
        assert "/do/" not in page.get(TITLE).text
        assert page.get(RENAME).status == 404
        assert page.post(RENAME, name="新名").status == 404
        assert page.post(f"{RENAME}/record", shown="x").status == 404


def test_a_report_that_is_owed_is_offered_recorded_and_owed_no_more(desk: Path) -> None:
    later = office_at(desk, clock=lambda: NOON.replace(year=2026))
    with served(later) as page:
        page.enter()
        address = f"{TITLE}/do/report"
        assert address in page.get(TITLE).text
        shown = page.post(address, duty="county_report", year="2025")
        assert page.post(f"{address}/record", **shown.hidden).status == 200
        assert page.post(address, duty="county_report", year="2025").status == 422
