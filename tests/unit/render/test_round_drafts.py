"""A round's drafts on paper: no title broken within a word, wide annexes turned, bureaus named in full."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from lccluster.errors import Unusable
from lccluster.files.rules.round_draft_file import ROUND_DRAFTS
from lccluster.render.office_words import FONTS
from lccluster.render.signs import width
from lccluster.render.word.lines import CHARACTERS, TEXT, TITLE, write
from lccluster.render.word.parts import UPRIGHT, body, signature
from lccluster.render.word.round_draft import RoundDraft, round_draft_document
from lccluster.usecases.round.drafting.particulars import counted
from shipped import BOOK, FOLDER

DRAFTS = ROUND_DRAFTS.read(FOLDER).drafts
PUT = dict.fromkeys(
    [
        "law",
        "article",
        "call",
        "cluster",
        "applicant",
        "id",
        "day",
        "number",
        "missing",
        "until",
        "since",
        "count",
        "new",
        "renewals",
        "counted",
        "county",
        "objections",
    ],
    "某",
) | {"kind": BOOK.measure.subject, "authority": BOOK.measure.authority.zh, "year": "2025"}


def _drawn(kind: str) -> Any:
    """Draw a draft each of whose tables has a row."""
    words = DRAFTS[kind]
    rows = [[dict.fromkeys(each.columns, "某某")] for each in words.annexes]
    draft = RoundDraft(words, PUT, rows, signed_by=None, day="", number=None)
    return docx.Document(io.BytesIO(round_draft_document(draft).data))


@pytest.mark.parametrize("kind", sorted(DRAFTS))
def test_each_line_of_a_title_fits_so_that_no_program_breaks_it(kind: str) -> None:
    """Broken by a program, a line would begin with the second sign of a word."""
    names = [DRAFTS[kind].title, *(each.name for each in DRAFTS[kind].annexes)]
    for line in "\n".join(names).format(**PUT).split("\n"):
        assert width(line) / 2 * TITLE <= CHARACTERS * TEXT, line


@pytest.mark.parametrize("kind", sorted(kind for kind in DRAFTS if DRAFTS[kind].annexes))
def test_an_annex_of_many_columns_lies_and_the_others_stand(kind: str) -> None:
    document = _drawn(kind)
    wide = [len(each.columns) > UPRIGHT for each in DRAFTS[kind].annexes]
    found = [each.page_width > each.page_height for each in document.sections]
    assert found[0] is False
    assert (True in found) is any(wide)
    assert found[-1] is wide[-1]
    assert len(document.tables) == len(wide)


def test_a_draft_is_marked_above_its_text_and_not_above_a_turned_annex() -> None:
    text, annex = _drawn("scores").sections
    assert text.different_first_page_header_footer
    assert not annex.different_first_page_header_footer


@pytest.mark.parametrize(
    ("county", "name"),
    [
        ("冠县", "冠县工业和信息化局"),
        ("开发区", "开发区经贸发展部"),
        ("高新区", "高新区科技创新发展部"),
        ("度假区", "度假区经发局"),
    ],
)
def test_a_bureau_is_named_in_full_where_the_rules_have_its_name(county: str, name: str) -> None:
    office = BOOK.offices.county(county)
    assert office
    assert office.in_full == name


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("根据办法。", "各集群每年报告。", "各单位每年报告。"), [False, False, True]),
        (("根据办法。", "如有异议，请反映。", "联系电话：　　　　电子邮箱："), [False, True, True]),
        (("联系电话：　　",), [True]),
    ],
)
def test_of_a_text_the_last_paragraph_that_says_something_stands_with_the_signature(
    texts: tuple[str, ...], kept: list[bool]
) -> None:
    document = docx.Document()
    body(document, texts, FONTS["office"])
    assert [each.paragraph_format.keep_with_next for each in document.paragraphs] == kept


def test_no_line_breaks_a_day_that_is_to_be_filled_in() -> None:
    document = docx.Document()
    body(document, ["请于　　年　　月　　日前报送。"], FONTS["office"])
    (said,) = (each.text for each in document.paragraphs)
    assert said == "请于_年_月_日前报送。".replace("_", "\N{NO-BREAK SPACE}" * 4)


@pytest.mark.parametrize(
    ("name", "signed_in"),
    [("度假区经发局", 4), ("冠县工业和信息化局", 3), ("聊城市东昌府区工业和信息化局", 2)],
)
def test_a_short_name_stands_above_the_middle_of_its_day(name: str, signed_in: int) -> None:
    document = docx.Document()
    signature(document, name, "2021年9月20日", FONTS["office"])
    *_, signed, _ = document.paragraphs
    assert signed._p.pPr.ind.get(qn("w:rightChars")) == f"{signed_in}00"


def test_there_is_room_to_sign_in() -> None:
    *_, signature = _drawn("sign-in").tables[0].columns
    assert signature.width.mm > 30


def test_annexes_are_numbered_once_and_a_line_begins_below_the_name_of_its_annex() -> None:
    found = [each for each in _drawn("notice").paragraphs if "名单" in each.text]
    named = [each for each in found if each.paragraph_format.left_indent]
    assert [each.text[:6] for each in named] == ["附件：1. ", "2. 拟通过"]
    assert len({each.paragraph_format.left_indent for each in named}) == 1


def test_who_has_to_be_written_down_by_hand_finds_a_table_though_nobody_is_recorded() -> None:
    words = DRAFTS["sign-in"]
    rows = [
        [dict.fromkeys(each.columns, "某某")] if each.empty is None else []
        for each in words.annexes
    ]
    draft = RoundDraft(words, PUT, rows, signed_by=None, day="", number=None)
    document = docx.Document(io.BytesIO(round_draft_document(draft).data))
    assert [each.rows[1].cells[0].text for each in document.tables] == ["某某", "无"]
    cited, *_ = (each.text for each in document.paragraphs if each.text.startswith("依据"))
    assert ("附件1" in cited, "附件2" in cited) == (True, True)


def test_no_line_breaks_behind_the_hyphen_of_a_number_or_an_id() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    write(paragraph, "编号371522-01，一般为 -5% 至 25%\n（--code）。", "仿宋", TEXT)
    assert paragraph.text == "编号371522-01，一般为 -5% 至 25%\n（--code）。"
    assert "-" not in "".join(each.text or "" for each in paragraph._p.iter(qn("w:t")))


def test_a_long_list_of_scores_has_a_line_a_row_where_heads_give_way() -> None:
    words = DRAFTS["scores"]
    row = dict.fromkeys(words.annexes[0].columns, "88")
    row |= {"id": "371503-08", "cluster": "茌平区第47某某产业特色产业集群", "county": "东昌府区"}
    draft = RoundDraft(words, PUT, [[row] * 300], signed_by=None, day="", number=None)
    document = docx.Document(io.BytesIO(round_draft_document(draft).data))
    cell = document.tables[0].rows[1].cells[list(words.annexes[0].columns).index("cluster")]
    paragraph = cell.paragraphs[0]
    assert cell.width.pt > width(cell.text) / 2 * paragraph.runs[0].font.size.pt
    assert paragraph.paragraph_format.line_spacing.pt <= 14  # whatever font a program takes


def test_whoever_signs_has_a_row_to_sign_in() -> None:
    signed, _ = _drawn("sign-in").tables
    assert signed.rows[1].height is None  # its cells hold words here
    words = DRAFTS["sign-in"]
    row = {"unit": "某某大学经济管理学院产业经济研究所", "signature": "　"}
    rows = [[dict.fromkeys(each.columns, "某某") | row] for each in words.annexes]
    draft = RoundDraft(words, PUT, rows, signed_by=None, day="", number=None)
    document = docx.Document(io.BytesIO(round_draft_document(draft).data))
    assert document.tables[0].rows[1].height.mm >= 12
    head = document.tables[0].rows[0].cells[list(words.annexes[0].columns).index("signature")]
    assert head.width.pt > width(head.text) / 2 * head.paragraphs[0].runs[0].font.size.pt


def test_what_is_short_stands_in_the_middle_below_a_head_of_two_lines() -> None:
    words = DRAFTS["scores"]
    row = dict.fromkeys(words.annexes[0].columns, "2")
    row |= {"id": "371503-08", "cluster": "某某产业特色集群" * 6, "county": "东昌府区"}
    draft = RoundDraft(words, PUT, [[row] * 12], signed_by=None, day="", number=None)
    document = docx.Document(io.BytesIO(round_draft_document(draft).data))
    found = [str(cell.paragraphs[0].alignment) for cell in document.tables[0].rows[1].cells]
    assert [each for each in found if "CENTER" not in each] == ["LEFT (0)"]  # the long name alone


def test_a_draft_is_its_office_s_and_names_no_program() -> None:
    draft = RoundDraft(DRAFTS["notice"], PUT, [[], []], signed_by="某局", day="", number=None)
    data = round_draft_document(draft).data
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.author, about.language) == ("某局", "zh-CN")
    with ZipFile(io.BytesIO(data)) as package:
        assert not [each for each in package.namelist() if "app.xml" in each]


@pytest.mark.parametrize(
    ("new", "renewals", "said"),
    [
        (10, 1, "新认定集群10个、复核通过集群1个"),
        (10, 0, "新认定集群10个"),
        (0, 2, "复核通过集群2个"),
    ],
)
def test_a_draft_announces_no_kind_of_which_there_is_none(
    new: int, renewals: int, said: str
) -> None:
    assert counted(DRAFTS["notice"].counted, new, renewals) == said


@pytest.mark.parametrize("text", ["现公布{counted}。", "现公布{year}。"])
def test_what_a_draft_counts_has_its_words(text: str, tmp_path: Path) -> None:
    """Without them `{counted}` would stand for nothing."""
    written = (FOLDER / "round-drafts.yaml").read_text("utf-8")
    lines = [each for each in written.splitlines() if not each.startswith("    counted:")]
    (tmp_path / "round-drafts.yaml").write_text(
        "\n".join(lines).replace("{counted}", text), "utf-8"
    )
    if "{counted}" in text:
        with pytest.raises(Unusable):
            ROUND_DRAFTS.read(tmp_path)
    else:
        assert ROUND_DRAFTS.read(tmp_path).drafts["notice"].counted is None


def test_what_is_given_back_is_called_what_it_was() -> None:
    words = DRAFTS["return"].counted
    assert [counted(words, 1, 0), counted(words, 0, 1)] == ["申报", "复核"]
    assert "{counted}" in DRAFTS["return"].title
