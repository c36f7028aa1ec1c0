"""Forms of acts: all that is wrong in one run, in words that fit the field, and nothing in the words of a command line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from pages import Answer, Visitor, office_at, served

TITLE = "/titles/LC-2022-001"
CORRECT = f"{TITLE}/do/correct"
REPORT = "/titles/LC-2022-004/do/report"


@pytest.fixture
def page(laid_out: Path, tmp_path: Path) -> Iterator[Visitor]:
    speak("zh")
    desk = Path(shutil.copytree(laid_out, tmp_path / "office"))
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def _wrong(got: Answer) -> dict[str, str]:
    """Give what is said at each field."""
    found = re.findall(r'id="wrong-([^"]+)" role="alert"[^>]*>(.*?)</div>', got.text, re.S)
    return {key: "".join(re.findall("<li>(.*?)</li>", said)) for key, said in found}


def _chosen(got: Answer) -> set[str]:
    return set(re.findall(r'<select id="([^"]+)"', got.text))


@pytest.mark.parametrize(
    "address",
    [
        f"{TITLE}/do/cancel",
        f"{TITLE}/do/void",
        CORRECT,
        "/round/371525-01/do/review",
        "/round/371525-01/do/recuse",
        "/round/371525-01/do/decide-objection",
        "/recognise",
        "/offices/here",
    ],
)
def test_what_is_chosen_is_asked_to_be_chosen_and_what_is_written_to_be_filled_in(
    page: Visitor, address: str
) -> None:
    got = page.post(address)
    assert got.status == 422
    wrong = _wrong(got)
    assert _chosen(got) & wrong.keys()
    for key in _chosen(got) & wrong.keys():
        assert wrong[key].startswith("这里要选择一项。"), key
    assert not [said for said in wrong.values() if "写明" in said or "--" in said]


def _act(page: Visitor) -> str:
    """Give the first act that may be corrected."""
    return re.findall(r'<option value="(\w{26})">', page.get(CORRECT).text)[0]


def test_a_correction_is_asked_for_field_by_field(page: Visitor) -> None:
    """Nobody at the page writes keys and signs of equality."""
    form = page.get(CORRECT).text
    assert re.search('<input type="date"[^>]*name="right-on"', form)
    assert "=" not in re.sub("<[^>]+>", "", form)
    typed = {"of": _act(page), "right-on": "2022-05-10", "right-document_number": "某发〔2022〕1号"}
    shown = page.post(CORRECT, **typed)
    assert shown.status == 200, _wrong(shown)
    assert "<dt>更正后的日期</dt><dd>2022-05-10</dd>" in shown.text
    assert "<dt>更正后的文号</dt><dd>某发〔2022〕1号</dd>" in shown.text


def test_what_is_right_and_what_is_recorded_now_stand_under_headings_of_their_own(
    page: Visitor,
) -> None:
    """Both ask for a day, a document and a note."""
    form = page.get(CORRECT).text
    heads = re.split("<h2>([^<]+)</h2>", form)[1:]
    assert heads[::2] == ["更正的内容", "本次登记"]
    right, now = ({*re.findall('name="([^"]+)"', each)} for each in heads[1::2])
    assert {"right-on", "right-document_number", "gone"} <= right
    assert now == {"on", "document_number", "note", "override"}
    assert "<h2>" not in page.get(f"{TITLE}/do/rename").text


def test_what_is_to_go_from_a_record_is_chosen(page: Visitor) -> None:
    shown = page.post(CORRECT, of=_act(page), gone="document_number")
    assert "<dt>更正后的文号</dt><dd>去掉</dd>" in shown.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "right-on"),
        ({"right-on": "某日"}, "right-on"),
        ({"right-note": "某", "gone": "note"}, "gone"),
    ],
)
def test_a_correction_that_corrects_nothing_or_cannot_is_refused_at_its_field(
    page: Visitor, typed: dict[str, str], field: str
) -> None:
    assert {*_wrong(page.post(CORRECT, of=_act(page), **typed))} == {field}


def test_a_kind_of_report_that_nobody_chose_is_not_chosen_for_them(page: Visitor) -> None:
    got = page.post(REPORT, year="2024")
    assert _wrong(got) == {"duty": "这里要选择一项。"}


def test_all_that_is_wrong_in_a_report_is_said_in_one_run(page: Visitor) -> None:
    typed = {"enterprises.total": "很多", "economics.revenue_yi": "若干", "on": "某日", "part": "x"}
    got = page.post(REPORT, duty="annual_report", year="", **typed)
    assert {*_wrong(got)} == {*typed, "year"}
    assert "年份" in _wrong(got)["year"] or "年度" in _wrong(got)["year"]


def test_all_that_is_wrong_in_a_table_of_reports_is_said_in_one_run(page: Visitor) -> None:
    assert {"year", "table"} <= {*_wrong(page.post("/lists/reports"))}


def test_that_a_reason_would_do_is_offered_and_is_no_error(page: Visitor) -> None:
    got = page.post(f"{TITLE}/do/rename", name="某集群", on="2020-01-01")
    if got.status == 200 or "offer-override" not in got.text:
        got = page.post("/recognise", name="某某特色产业集群", county="冠县", on="2020-01-01")
    assert 'class="offer" id="offer-override"' in got.text
    assert "wrong-override" not in got.text
    (field,) = re.findall('<input[^>]*name="override"[^>]*>', got.text)
    assert "aria-invalid" not in field
    assert "offer-override" in field


@pytest.mark.parametrize(
    ("address", "typed", "name"),
    [
        (
            f"{TITLE}/do/rename",
            {"name": "临清市轴承保持器特色产业集群"},
            "临清市轴承保持器特色产业集群",
        ),
        ("/round/371525-01/do/visit", {}, "371525-01"),
        ("/offices/send", {}, "单位往来"),
    ],
)
def test_whoever_has_recorded_something_reads_where_the_button_leads(
    page: Visitor, address: str, typed: dict[str, str], name: str
) -> None:
    shown = page.post(address, **typed)
    done = page.post(f"{address}/record", **shown.hidden)
    (button,) = re.findall('<a class="button"[^>]*>([^<]*)', unescape(done.text))
    assert button.startswith("前往“")
    assert name in button


@pytest.mark.parametrize("year", ["", "某年"])
def test_all_that_a_call_lacks_is_said_beside_what_is_wrong_with_its_year(
    page: Visitor, year: str
) -> None:
    wrong = _wrong(page.post("/round/do/open", year=year, title="通知"))
    assert {"year", "document_number", "issued_on", "rulebook", "notice-counted_in"} <= {*wrong}
    assert wrong["document_number"] == "这里要填写。"
    assert wrong["rulebook"] == wrong["notice-counted_in"] == "这里要选择一项。"
    assert {*_wrong(page.post("/round/do/open", year="某年"))} == {"year", "call"}


def test_what_the_law_misses_is_said_beside_a_day_that_is_none(page: Visitor) -> None:
    wrong = _wrong(page.post(f"{TITLE}/do/revoke", on="某日"))
    assert {*wrong} == {"on", "ground", "document_number"}
    done = _wrong(page.post(f"{TITLE}/do/revoke", on="某日", ground="14.1", document_number="某号"))
    assert {*done} == {"on"}


def test_a_remark_of_two_lines_is_kept_without_the_sign_that_a_browser_adds(page: Visitor) -> None:
    address = f"{TITLE}/do/rename"
    shown = page.post(address, name="临清市轴承保持器特色产业集群", note="第一行\r\n第二行")
    assert "第一行\n第二行" in shown.text
    page.post(f"{address}/record", **shown.hidden)
    assert "第一行 第二行" in page.get(TITLE).text
