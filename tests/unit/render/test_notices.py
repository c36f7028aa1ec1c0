"""Notices after GB/T 9704-2012: page, grid, fonts, blanks, annex."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from msgspec.structs import replace

from lccluster.files.rules.notice_file import NOTICES
from lccluster.kinds import by_word
from lccluster.register.acts import Recognised, Renamed
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing
from lccluster.register.notices import NoticeKind
from lccluster.register.rows import row
from lccluster.register.view import Clocks
from lccluster.render.office_words import FONTS
from lccluster.render.signs import width
from lccluster.render.word.lines import LINES, PITCH, TEXT
from lccluster.render.word.notice import Notice, notice_of_applications, notice_of_titles
from lccluster.render.word.notice_document import notice_document
from lccluster.render.word.notice_words import Facts, words
from shipped import BOOK, FOLDER, assessed, form

RECOGNISED, IN_FORCE = date(2022, 5, 9), date(2025, 6, 1)
AFTER_THE_END = date(2027, 1, 5)
SAID = NOTICES.read(FOLDER)
KINDS = by_word(NoticeKind)


def _rows(*names: str) -> list[Any]:
    clusters = [
        Cluster(id=f"LC-{at}", name=name, county="莘县", events=(Recognised(on=RECOGNISED),))
        for at, name in enumerate(names)
    ]
    found = [row(each, BOOK.measure, [BOOK.measure], Clocks(IN_FORCE)) for each in clusters]
    return [each for each in found if each]


def test_a_notice_of_recognition_calls_a_cluster_as_it_was_recognised() -> None:
    events = (Recognised(on=RECOGNISED), Renamed(id="B", on=date(2024, 1, 1), name="乙集群"))
    of = Cluster(id="LC-1", name="甲集群", county="莘县", events=events)
    found = row(of, BOOK.measure, [BOOK.measure], Clocks(IN_FORCE))
    assert found
    named = {key: kind().named(found).title.name for key, kind in KINDS.items()}
    at_first = {key for key, name in named.items() if name == "甲集群"}
    assert at_first == {"public", "recognition"}
    assert {*named.values()} == {"甲集群", "乙集群"}
    made = notice_of_titles(
        KINDS["recognition"](),
        [found],
        BOOK.measure,
        year=2022,
        on=None,
        today=IN_FORCE,
        ground=lambda _: None,
        said=SAID,
    )
    assert "甲集群" in made.annex.rows[0]


def _notice(
    kind: str = "recognition",
    names: tuple[str, ...] = ("甲集群",),
    *,
    on: date | None = None,
    today: date = IN_FORCE,
) -> Notice:
    return notice_of_titles(
        KINDS[kind](),
        _rows(*names),
        BOOK.measure,
        year=2027,
        on=on,
        today=today,
        ground=lambda _: "复核未达标",
        said=SAID,
    )


def _document(notice: Notice) -> Any:
    return docx.Document(io.BytesIO(notice_document(notice).data))


def _texts(notice: Notice) -> list[str]:
    return [paragraph.text for paragraph in _document(notice).paragraphs]


def _above(notice: Notice) -> list[str]:
    """What stands above the text of the first page."""
    header = _document(notice).sections[0].first_page_header
    return [paragraph.text for paragraph in header.paragraphs]


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    section = _document(_notice()).sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    for found, wanted in zip((*sizes, *margins), (210, 297, 37, 35, 28, 26), strict=True):
        assert abs(found - Mm(wanted)) < Mm(0.1)


def test_a_page_has_22_lines_and_a_line_28_characters() -> None:
    document = _document(_notice())
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    high = section.page_height - section.top_margin - section.bottom_margin
    wide = section.page_width - section.left_margin - section.right_margin
    body = next(each for each in document.paragraphs if each.text.startswith("根据"))
    closer = int(document.styles["Normal"].element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert high // body.paragraph_format.line_spacing == 22
    assert wide // Twips(16 * 20 + closer) == 28


def test_the_body_is_16_points_and_every_run_names_its_chinese_font() -> None:
    document = _document(_notice("review", ("甲集群", "乙集群")))
    cells = [cell for line in document.tables[0].rows for cell in line.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    assert {run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in runs} <= {
        "仿宋",
        "黑体",
        "楷体",
        "方正小标宋简体",
    }
    body = next(each for each in document.paragraphs if each.text.startswith("根据"))
    assert body.runs[0].font.size == Pt(16)
    assert body.paragraph_format.first_line_indent is not None


def test_a_draft_says_so_at_the_top_and_invents_no_number_and_no_day() -> None:
    texts = _texts(_notice())
    assert _above(_notice()) == ["代拟稿"]
    assert texts[0] == "聊工信发〔　　〕　　号"
    assert "　　　　年　　月　　日" in texts


def test_a_day_that_was_given_is_printed_without_leading_zeros() -> None:
    assert "2025年6月1日" in _texts(_notice(on=IN_FORCE))


def test_a_draft_that_cites_a_measure_past_its_end_says_so() -> None:
    assert "不在有效期内" in _above(_notice(today=AFTER_THE_END))[1]


def test_the_title_is_in_its_font_and_centred() -> None:
    title = next(
        each for each in _document(_notice()).paragraphs if each.text.endswith("名单的通知")
    )
    font = title.runs[0].font
    assert (font.size, font.name, title.alignment.name) == (Pt(22), "方正小标宋简体", "CENTER")


@pytest.mark.parametrize("kind", KINDS)
def test_every_notice_cites_the_measure_and_ends_with_its_annex(kind: str) -> None:
    texts = _texts(_notice(kind, ("甲集群", "乙集群")))
    annexes = [text for text in texts if text.startswith("附件：")]
    assert any("聊工信发〔2021〕97号" in text for text in texts)
    assert len(annexes) == 1
    assert texts[-4:] == ["附件", "", annexes[0].removeprefix("附件："), ""]
    assert not any("附件1" in text for text in texts)


@pytest.mark.parametrize(
    ("kind", "addressed"), [("public", False), ("recognition", True), ("review", True)]
)
def test_a_public_notice_addresses_nobody_and_bears_no_number(kind: str, addressed: bool) -> None:
    texts = _texts(_notice(kind))
    assert any(text.endswith("有关部门：") for text in texts) == addressed
    assert any("〔　　〕" in text for text in texts) == addressed


def test_cancelling_and_revoking_never_share_a_word() -> None:
    cancelled, revoked = ("".join(_texts(_notice(kind))) for kind in ("cancellation", "revocation"))
    assert "撤销" not in cancelled
    assert "取消" not in revoked


def test_the_annex_is_a_table_with_its_head_on_every_page() -> None:
    table = _document(_notice("cancellation", ("甲集群", "乙集群"))).tables[0]
    heads, first, second = ([cell.text for cell in line.cells] for line in table.rows)
    assert heads == ["序号", "推荐单位", "集群名称", "有效期至", "情形"]
    assert first == ["1", "莘县", "甲集群", "2027年5月9日", "复核未达标"]
    assert second[0] == "2"
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[0].cells)


def test_the_annex_begins_a_new_page_and_the_signature_stands_with_text() -> None:
    paragraphs = _document(_notice()).paragraphs
    annex = next(each for each in paragraphs if each.text == "附件")
    signed = next(each for each in paragraphs if each.text == "聊城市工业和信息化局")
    assert annex.paragraph_format.page_break_before
    assert signed.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("kind", "names", "closer"),
    [("cancellation", 1, False), ("recognition", 3, True), ("review", 3, False)],
)
def test_lines_stand_closer_only_where_that_keeps_the_draft_to_its_first_page(
    kind: str, names: int, closer: bool
) -> None:
    paragraphs = _document(_notice(kind, ("某某产业集群" * 2,) * names)).paragraphs
    annex = next(at for at, each in enumerate(paragraphs) if each.text == "附件")
    pitches = [each.paragraph_format.line_spacing / Twips(1) for each in paragraphs[:annex]]
    assert (min(pitches) < PITCH) == closer
    assert min(pitches) >= 20 * TEXT * 1.5  # twips; as close as the signs allow
    if closer:
        assert sum(pitches) < PITCH * LINES  # each paragraph has a line at least


def test_candidates_are_promised_no_days_that_the_annex_does_not_have() -> None:
    of_titles = "".join(_notice("recognition").words.paragraphs)
    of_candidates = "".join(
        words(KINDS["recognition"](), Facts(BOOK.measure, ["甲"], 2027), SAID).paragraphs
    )
    assert "起止日期以附件为准" in of_titles
    assert "起止日期" not in of_candidates


@pytest.mark.parametrize("kind", ["recognition", "cancellation"])
def test_no_day_number_or_office_of_the_annex_is_broken(kind: str) -> None:
    """A cell is as wide as its text in a type whose figures are wider than those of the office."""
    table = _document(_notice(kind, ("冠县低碳数字化纺织全链条特色产业集群", "乙集群"))).tables[0]
    for line in table.rows:
        for cell in line.cells:
            size = cell.paragraphs[0].runs[0].font.size
            needed = width(cell.text) * size / 2 + sum(map(str.isascii, cell.text)) * size / 8
            short = len(cell.text) < 12
            assert not short or cell.width - Twips(216) >= needed, cell.text
    days = [cell for cell in table.rows[1].cells if "年" in cell.text]
    assert days
    assert all(cell._tc.tcPr.find(qn("w:noWrap")) is not None for cell in days)


def test_a_name_of_the_annex_takes_two_lines_at_most_and_begins_at_the_left() -> None:
    """A third line of one sign makes a list of fifty a third longer."""
    names = [f"冠县某某镇绿色食品精深加工{at}号特色产业集群" for at in "甲乙"]
    for line in _document(_notice("review", tuple(names))).tables[0].rows[1:]:
        name = line.cells[2]
        size = name.paragraphs[0].runs[0].font.size
        assert width(name.text) * size / 2 <= 2 * (name.width - Twips(216) - size)
        aligned = [cell.paragraphs[0].alignment for cell in line.cells]
        assert aligned == [1, 1, 0, 1, 1]  # what takes one line stands in the middle


def test_a_notice_says_that_it_is_in_chinese() -> None:
    styles = _document(_notice()).styles.element
    assert {each.get(qn("w:eastAsia")) for each in styles.iter(qn("w:lang"))} == {"zh-CN"}


def test_no_line_of_a_notice_parts_a_figure_from_its_unit() -> None:
    """Word is told what may end no line: “下列 19” and below it “项” is read twice."""
    settings = _document(_notice()).settings.element
    assert settings.find(qn("w:themeFontLang")).get(qn("w:eastAsia")) == "zh-CN"
    spacing = settings.find(qn("w:characterSpacingControl"))
    after, before = spacing.getnext(), spacing.getnext().getnext()
    assert (after.tag, before.tag) == (qn("w:noLineBreaksAfter"), qn("w:noLineBreaksBefore"))
    assert {each.get(qn("w:lang")) for each in (after, before)} == {"zh-CN"}
    assert {*"0123456789（《〔"} <= {*after.get(qn("w:val"))}
    assert {*"，。、；：）》〕％"} <= {*before.get(qn("w:val"))}


def test_a_name_with_a_break_makes_no_paragraph_of_its_own() -> None:
    plain, broken = (_texts(_notice(names=(name,))) for name in ("甲 二、集群", "甲\n二、集群"))
    assert broken == plain


def test_names_with_signs_of_the_file_format_stay_as_they_are() -> None:
    names = ('A&B <轴承> "集群"',)
    assert _document(_notice(names=names)).tables[0].rows[1].cells[2].text == names[0]


def test_only_the_first_names_stand_in_the_sentence_and_the_count_of_all() -> None:
    names = ("甲集群", "乙集群", "丙集群", "丁集群")
    text = next(each for each in _texts(_notice(names=names)) if each.startswith("根据"))
    assert "甲集群、乙集群、丙集群等4个集群" in text
    assert "丁集群" not in text


def test_applications_that_are_eligible_can_be_announced() -> None:
    notice = notice_of_applications(
        KINDS["public"](), [assessed(form())], BOOK.measure, on=None, today=IN_FORCE, said=SAID
    )
    assert [cell.text for cell in _document(notice).tables[0].rows[1].cells][2] == (
        form().cluster.name
    )


def test_fonts_are_a_setting() -> None:
    data = notice_document(_notice(), FONTS["gb2312"]).data
    body = next(
        each for each in docx.Document(io.BytesIO(data)).paragraphs if each.text.startswith("根据")
    )
    assert body.runs[0].font.name == "仿宋_GB2312"


# --- what the notices ask, and on what they rest


def test_the_notice_of_re_review_names_each_last_day_and_what_is_lawful_after_it() -> None:
    text = "\n".join(_notice("review", ("甲集群",)).words.paragraphs)
    assert "甲集群，有效期到2027年5月9日为止" in text
    assert "过了本集群有效期最后一天仍未申请复核的，即可依照第十三条取消称号" in text
    assert "有效期至" in [column.head for column in _notice("review").annex.columns]


def test_titles_that_end_on_different_days_are_told_apart() -> None:
    names = ["甲", "乙", "丙", "丁"]
    days = [date(2027, 5, 9), date(2027, 5, 9), date(2027, 5, 9), date(2027, 8, 1)]
    few = Facts(BOOK.measure, names[2:], 2027, days[2:])
    assert few.each_until(SAID.until) == "丙有效期到2027年5月9日为止，丁有效期到2027年8月1日为止"
    many = Facts(BOOK.measure, names, 2027, days)
    assert many.each_until(SAID.until) == "有效期最后一天是2027年5月9日的3个、2027年8月1日的1个"


def test_a_recognition_asks_of_clusters_and_counties_what_each_article_asks() -> None:
    *_, summary, report = _notice("recognition").words.paragraphs
    assert "工作总结，供社会监督（第十一条）" in summary
    assert "报送" not in summary  # 第十一条 asks nobody to hand it in
    assert "向我局报告" in report
    assert "（第十二条）" in report


def test_where_no_yearly_report_is_asked_for_a_notice_asks_for_none() -> None:
    silent = replace(BOOK.measure, duties=())
    _, yearly = words(KINDS["recognition"](), Facts(silent, ["甲"], 2027), SAID).paragraphs
    assert yearly == "各推荐单位要做好集群的培育和服务。"


def test_where_no_year_is_stated_the_notice_of_re_review_says_so() -> None:
    silent = replace(BOOK.measure, review=replace(BOOK.measure.review, applied_for="not-stated"))
    text = "".join(
        words(KINDS["review"](), Facts(silent, ["甲"], 2027, [date(2027, 5, 9)]), SAID).paragraphs
    )
    assert "没有写明何时申请复核" in text
    assert "年内提出" not in text


def test_a_title_that_rests_on_a_reason_is_named_to_whoever_edits_the_draft() -> None:
    late = Recognised(on=date(2027, 1, 4), override="市政府专题会议决定")
    known = Cluster(id="LC-2027-001", name="甲集群", county="莘县", events=(late,))
    shown = row(known, BOOK.measure, [BOOK.measure], Clocks(AFTER_THE_END))
    made = notice_of_titles(
        KINDS["recognition"](), [shown] if shown else [], BOOK.measure,
        year=2027, on=None, today=IN_FORCE, ground=lambda _: None, said=SAID,
    )  # fmt: skip
    assert (
        made.remark
        == "起草说明：甲集群认定时无有效办法、认定的例外理由：市政府专题会议决定，请核对。（定稿时删去本行）"
    )


@pytest.mark.parametrize(
    ("kind", "is_said"), [("public", True), ("recognition", True), ("cancellation", False)]
)
def test_whoever_edits_a_draft_is_told_which_titles_of_it_there_are_no_more(
    kind: str, is_said: bool
) -> None:
    first, second = _rows("甲集群", "乙集群")
    made = notice_of_titles(
        KINDS[kind](), [first, replace(second, standing=Standing.CANCELLED)], BOOK.measure,
        year=2022, on=None, today=IN_FORCE, ground=lambda _: None, said=SAID,
    )  # fmt: skip
    told = "起草说明：名单中1个称号已经取消或者撤销，第一个是乙集群，请核对是否列入。（定稿时删去本行）"
    assert made.remark == (told if is_said else None)
