"""公文: what stands ready today is made as the commands make it, and comes down under its own name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from pages import Answer, Visitor, office_at, served


def links(text: str) -> dict[str, str]:
    found = re.findall(r'<a href="(/documents/[^"]*)">([^<]*)</a>', text)
    return {name: address for address, name in found}


def name_of(got: Answer) -> str:
    return unquote(got.headers["Content-Disposition"].partition("''")[2])


def test_each_document_is_of_the_kind_that_its_name_says(page: Visitor, language: str) -> None:
    shown = links(page.get("/documents").text)
    assert len(shown) >= 8
    below = {
        address: links(page.get(address).text) for address in shown.values() if "/round/" in address
    }
    assert all(below.values())
    papers = {each for address in below for each in below[address].items() if "/round/" in each[1]}
    papers |= {each for each in shown.items() if each[1] not in below}
    for name, address in papers:
        got = page.get(address)
        assert (got.status, name_of(got)) == (200, name)
        if name.endswith((".docx", ".xlsx")):
            assert zipfile.ZipFile(io.BytesIO(got.body)).testzip() is None
        if name.endswith(".ics"):
            assert got.body.startswith(b"BEGIN:VCALENDAR")


def test_no_list_is_called_a_draft(page: Visitor, language: str) -> None:
    """The note stands below lists and drafts alike."""
    said = {
        "zh": "代拟稿的文号、印章和签发由单位办理。",
        "en": "Number, seal and signature of a draft are the office&#39;s.",
    }[language]
    shown = page.get("/documents").text
    assert said in shown
    assert "都是代拟稿" not in shown


def test_drafts_of_the_round_go_by_the_language_of_the_page(page: Visitor, language: str) -> None:
    kinds = {
        name: address
        for name, address in links(page.get("/documents").text).items()
        if "/round/" in address
    }
    letters, sign_in = {
        "zh": ("推荐函", "签到和回避表"),
        "en": ("recommendation letter", "sign-in sheet"),
    }[language]
    assert {*kinds} == {letters, sign_in}
    shown = page.get(kinds[letters]).text
    assert f"<h1>{letters}</h1>" in shown
    assert {f"{letters}-{county}.docx" for county in ("冠县", "莘县")} <= {*links(shown)}


def test_the_workbook_lists_every_title_and_the_notice_those_it_is_about(page: Visitor) -> None:
    shown = links(page.get("/documents").text)
    workbook = next(each for name, each in shown.items() if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(page.get(workbook).body)).worksheets[0]
    ids = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {f"LC-2022-00{number}" for number in range(1, 7)} <= ids
    notice = next(each for each in shown.values() if each.startswith("/documents/notices/"))
    text = docx.Document(io.BytesIO(page.get(notice).body)).element.xml
    assert "集群" in text


@pytest.mark.parametrize(
    "address",
    [
        *("/documents/lists/9", "/documents/notices/99", "/documents/lists/-1", "/documents/x/0"),
        *("/documents/round/promulgation", "/documents/round/x", "/documents/round/sign-in/9"),
    ],
)
def test_what_is_no_document_today_is_not_found(page: Visitor, address: str) -> None:
    assert page.get(address).status == 404


def test_without_register_and_round_no_document_stands_ready(tmp_path: Path) -> None:
    with served(office_at(tmp_path)) as visitor:
        got = visitor.enter().get("/documents")
    assert (got.status, links(got.text)) == (200, {})
