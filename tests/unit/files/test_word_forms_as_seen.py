"""A Word form is read as a person sees it: what is not on the print does not count, what is unsure says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from forms import read_form_file
from hand_made_forms import HEADS, HONOURS, PLATFORMS, REST, VALUES, HandMade, write_word
from hand_made_forms import NAME as NAMED
from lccluster.errors import Problem, Unusable
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.form.readings import CellReading, Status


def read(folder: Path, instead: Mapping[str, str], **parts: str) -> FilledForm:
    """The annex with some paragraphs for others, as raw XML."""
    write_word(folder / "form.docx", HandMade(), instead=instead, **parts)
    return read_form_file(folder / "form.docx", "form.docx")


def reading(form: FilledForm, path: str) -> CellReading:
    return next(each for each in form.readings if each.path == path)


def employees(folder: Path, paragraphs: str, **parts: str) -> CellReading:
    """What is read where these paragraphs stand in the cell of 5200 people."""
    return reading(read(folder, {"5200": paragraphs}, **parts), "employees")


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, about: str = "") -> str:
    return f"<w:r><w:rPr>{about}</w:rPr><w:t>{text}</w:t></w:r>"


def _of_cells(form: FilledForm) -> list[Problem]:
    return [each for each in form.remarks if each.code not in ("tracked-changes", "comments")]


def field(code: str, result: str, about: str = "") -> str:
    """A field of five runs, as Word writes it."""
    parts = (
        f'<w:fldChar w:fldCharType="begin">{about}</w:fldChar>',
        f"<w:instrText>{code}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{each}</w:r>" for each in parts)


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for today's programs, once more for older ones."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    both = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"


PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
OBJECT = "<w:r><w:object/></w:r>"
EQUATION = "<m:oMath><m:r><m:t>56</m:t></m:r></m:oMath>"
RUBY = "<w:ruby><w:rt><w:r><w:t>7</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>56</w:t></w:r></w:rubyBase></w:ruby>"
NESTED = f"<w:tbl><w:tr><w:tc>{p(r('56'))}</w:tc></w:tr></w:tbl>"
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr{on}/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
)
HIDDEN_MARK = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
DELETED_MARK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
NUMBERED = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'


SEEN = {
    "inserted and deleted": p(f"<w:del>{r('50')}</w:del><w:ins>{r('56')}</w:ins>"),
    "moved": p(f"<w:moveFrom>{r('50')}</w:moveFrom><w:moveTo>{r('56')}</w:moveTo>"),
    "split into runs": p(r("5"), r("6")),
    "in a link, a tag, a control": p(
        f"<w:hyperlink>{r('5')}</w:hyperlink>"
        f"<w:smartTag><w:customXml><w:sdt><w:sdtContent>{r('6')}</w:sdtContent></w:sdt></w:customXml></w:smartTag>"
    ),
    "hidden turned off": p(r("56", '<w:vanish w:val="0"/><w:strike w:val="false"/>')),
    "in grey, in a small print": p(r("56", '<w:color w:val="BFBFBF"/><w:sz w:val="15"/>')),
    "in a colour and a size that are none": p(
        r("56", '<w:color w:val="auto"/><w:sz w:val="9999999"/>')
    ),
    "all of it above the line": p(r("56", '<w:position w:val="12"/>')),
    "blanks in white": p(r("56"), r(" ", '<w:color w:val="FFFFFF"/>')),
    "nothing but blanks struck out": p(r("56"), r("  ", "<w:strike/>")),
    "the result of a field": p(field(" =SUM(LEFT) ", "56")),
    "a field in the code of a field": p(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        field("REF a", "99"),
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        r("56"),
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    ),
    "a simple field": p(f'<w:fldSimple w:instr=" QUOTE 1 ">{r("56")}</w:fldSimple>'),
    "a control that was filled in": p(PROMPT.format(on=' w:val="0"', inside=r("56"))),
    "a last mark that is hidden": p(r("56")) + p(HIDDEN_MARK),
    "a soft hyphen and a comment": p(
        r("5"), "<w:r><w:softHyphen/><w:commentReference w:id='1'/></w:r>", r("6")
    ),
    "a list without a number": p('<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', r("56")),
    "symbols that are digits": p(
        '<w:r><w:sym w:font="Symbol" w:char="F035"/><w:sym w:font="Arial" w:char="0036"/></w:r>'
    ),
}


@pytest.mark.parametrize("paragraphs", SEEN.values(), ids=SEEN)
def test_what_is_on_the_print_is_read(tmp_path: Path, paragraphs: str) -> None:
    form = read(tmp_path, {"5200": paragraphs})
    assert form.application.employees == 56
    assert not _of_cells(form)


UNSURE = {
    "struck out": (p(r("50", "<w:strike/>"), r("56")), "struck", "56"),
    "struck out twice": (p(r("50", "<w:dstrike/>"), r("56")), "struck", "56"),
    "nothing but struck out": (p(r("56", "<w:strike/>")), "struck", ""),
    "hidden": (p(r("50", "<w:vanish/>"), r("56")), "hidden", "56"),
    "hidden between digits": (p(r("5"), r("0", "<w:vanish/>"), r("6")), "hidden", "56"),
    "in white": (p(r("5", '<w:color w:val="FFFFFF"/>'), r("6")), "faint", "56"),
    "nearly white": (p(r("56", '<w:color w:val="fafafa"/>')), "faint", "56"),
    "as small as a speck": (p(r("5", '<w:sz w:val="2"/>'), r("6")), "faint", "56"),
    "above the line": (p(r("5"), r("6", '<w:position w:val="12"/>')), "shifted", "56"),
    "a mark that is hidden": (p(HIDDEN_MARK, r("5")) + p(r("6")), "joined", "56"),
    "a mark that is deleted": (p(DELETED_MARK, r("5")) + p(r("6")), "joined", "56"),
    "a picture": (p(r("56"), PICTURE), "picture", "56"),
    "a picture alone": (p(PICTURE), "picture", ""),
    "an object": (p(OBJECT), "object", ""),
    "an equation": (p(EQUATION), "equation", "56"),
    "an equation as a field": (p(r("5"), field(r" eq \o\ac(○,6)", "")), "equation", "5"),
    "a table": (NESTED + p(), "table", ""),
    "a table beside": (p(r("28")) + NESTED + p(), "table", "28"),
    "ruby": (p(f"<w:r>{RUBY}</w:r>"), "ruby", "56"),
    "a text box": (p(box(p(r("56")))), "text-box", "56"),
    "a footnote": (p(r("56"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), "note", "56"),
    "a number before it": (p(NUMBERED, r("56")), "number", "56"),
    "a day that changes": (p(field(' DATE \\@ "d" ', "56")), "changing", "56"),
    "a field without end": (
        p(r("5"), "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", r("6")),
        "broken",
        "5",
    ),
    "from right to left": (p(f'<w:bdo w:val="rtl">{r("65")}</w:bdo>'), "backwards", "65"),
    "another document": ("<w:altChunk/>" + p(), "elsewhere", ""),
    "signs of a symbol font": (p(r("56", '<w:rFonts w:ascii="Wingdings"/>')), "sign", "□□"),
    "a symbol nobody knows": (p('<w:r><w:sym w:font="X" w:char="F0ZZ"/></w:r>'), "sign", "□"),
    "two paragraphs": (p(r("5")) + p(r("6")), "", "5\n6"),
    "two lines": (p(r("5"), "<w:r><w:br/></w:r>", r("6")), "", "5\n6"),
    "a tab between": (p(r("5"), "<w:r><w:tab/></w:r>", r("6")), "", "5\t6"),
    "a raised digit": (p(r("56"), r("1", '<w:vertAlign w:val="superscript"/>')), "", "56¹"),
    "a hyphen": (p(r("5"), "<w:r><w:noBreakHyphen/></w:r>", r("6")), "", "5-6"),
}


@pytest.mark.parametrize(("paragraphs", "code", "text"), UNSURE.values(), ids=UNSURE)
def test_what_cannot_be_read_for_sure_stays_unstated_and_is_told(
    tmp_path: Path, paragraphs: str, code: str, text: str
) -> None:
    form = read(tmp_path, {"5200": paragraphs})
    made = reading(form, "employees")
    assert (made.status, made.text) == (Status.UNSURE, text)
    assert code in (made.code or code)
    assert form.application.employees is None
    assert [each.field for each in _of_cells(form)] == ["employees"]


BLANK = {
    "a prompt": p(PROMPT.format(on="", inside=r("单击此处输入"))),
    "a prompt around the paragraph": PROMPT.format(on="", inside=p(r("56"))),
    "a deleted figure": p(f"<w:del>{r('56')}</w:del>"),
    "a button to click at": p(field(" MACROBUTTON NoMacro [56] ", "")),
    "an old field without a word": p(field(" FORMTEXT ", "\u2002\u2002\u2002")),
}


@pytest.mark.parametrize("paragraphs", BLANK.values(), ids=BLANK)
def test_a_prompt_is_blank(tmp_path: Path, paragraphs: str) -> None:
    assert employees(tmp_path, paragraphs).status is Status.BLANK


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr/></w:style>
<w:style w:type="paragraph" w:styleId="gone"><w:basedOn w:val="round"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="gone"/></w:style>
<w:style w:type="character" w:styleId="struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="out"><w:basedOn w:val="struck"/></w:style>
<w:style w:type="character" w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph", "status", "text"),
    [
        (p('<w:pPr><w:pStyle w:val="gone"/></w:pPr>', r("56")), Status.UNSURE, ""),
        (p('<w:pPr><w:pStyle w:val="round"/></w:pPr>', r("56")), Status.UNSURE, ""),
        (p(r("50", '<w:rStyle w:val="out"/>'), r("56")), Status.UNSURE, "56"),
        (p(r("56", '<w:rStyle w:val="out"/><w:strike w:val="0"/>')), Status.READ, "56"),
        # Stated by both styles, a toggle is off again.
        (
            p('<w:pPr><w:pStyle w:val="gone"/></w:pPr>', r("56", '<w:rStyle w:val="hid"/>')),
            Status.READ,
            "56",
        ),
        (p('<w:pPr><w:pStyle w:val="list"/></w:pPr>', r("56")), Status.UNSURE, "56"),
        (p('<w:pPr><w:pStyle w:val="nobody"/></w:pPr>', r("56")), Status.READ, "56"),
    ],
)
def test_styles_hide_and_strike_out_too(
    tmp_path: Path, paragraph: str, status: Status, text: str
) -> None:
    made = employees(tmp_path, paragraph, styles=STYLES)
    assert (made.status, made.text) == (status, text)


TABLE = '<w:style w:type="table" w:styleId="{key}"><w:basedOn w:val="{above}"/>{says}</w:style>'


@pytest.mark.parametrize(
    ("says", "above", "status"),
    [
        ("<w:rPr><w:vanish/></w:rPr>", "", Status.UNSURE),
        ("", "out", Status.UNSURE),
        ('<w:tblStylePr w:type="band1Horz"><w:rPr><w:strike/></w:rPr></w:tblStylePr>', "", Status.UNSURE),
        ('<w:tblStylePr w:type="lastRow"><w:trPr><w:hidden/></w:trPr></w:tblStylePr>', "", Status.UNSURE),
        ('<w:rPr><w:vanish w:val="0"/><w:b/></w:rPr>', "", Status.READ),
        ("<w:hidden/>", "", Status.READ),  # hidden from the list of styles, not from the print
        ("", "own", Status.READ),
    ],
)  # fmt: skip
def test_a_table_whose_style_may_hide_its_words_is_unsure(
    tmp_path: Path, says: str, above: str, status: Status
) -> None:
    out = TABLE.format(key="out", above="", says="<w:rPr><w:vanish/></w:rPr>")
    styles = out + TABLE.format(key="own", above=above, says=says)
    style = '<w:tblPr><w:tblStyle w:val="own"/></w:tblPr>'
    assert employees(tmp_path, p(r("56")), styles=styles, table=style).status is status


def test_a_document_that_is_hidden_by_default_shows_no_form(tmp_path: Path) -> None:
    hidden = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    with pytest.raises(Unusable) as refused:
        read(tmp_path, {}, styles=hidden)
    assert [each.code for each in refused.value.problems] == ["no-form"]


NAME = "莘县某某街道预制菜特色产业集群"


@pytest.mark.parametrize(
    "paragraph",
    [
        p(r("旧名", "<w:strike/>"), r(NAME)),
        p(r(NAME), PICTURE),
        p(r(NAME), r("旧名", "<w:vanish/>")),
        p(f"<w:r>{RUBY.replace('56', NAME)}</w:r>"),
        p(NUMBERED, r(NAME)),
    ],
)
def test_words_are_read_as_they_are_seen(tmp_path: Path, paragraph: str) -> None:
    assert read(tmp_path, {NAME: paragraph}).application.cluster.name == NAME


@pytest.mark.parametrize("inside", [PICTURE, OBJECT, f"</w:p>{NESTED}<w:p>"])
def test_words_that_are_no_text_are_unsure_and_not_blank(tmp_path: Path, inside: str) -> None:
    form = read(tmp_path, {NAME: p(inside)})
    assert reading(form, "cluster.name").status is Status.UNSURE


def test_an_opinion_with_a_word_struck_out_is_unsure(tmp_path: Path) -> None:
    form = read(tmp_path, {"同意推荐": p(r("不", "<w:strike/>"), r("同意推荐"))})
    assert form.application.county_opinion.text is None
    assert reading(form, "county_opinion.text").code == "struck"


def test_a_picture_of_a_seal_harms_neither_opinion_nor_day(tmp_path: Path) -> None:
    form = read(
        tmp_path,
        {
            "（章）": p(r("（章）"), PICTURE),
            "2025年2月25日": p(r("2025年2月25日"), PICTURE),
        },
    )
    opinion: Any = form.application.county_opinion
    assert (opinion.text, str(opinion.signed_on), opinion.sealed) == (
        "同意推荐",
        "2025-02-25",
        None,
    )
    assert reading(form, "county_opinion.sealed").status is Status.UNSURE


def control(on: str, glyph: str) -> str:
    box = f'<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{r(glyph)}</w:sdtContent></w:sdt>"


def old_box(state: str) -> str:
    about = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{about}</w:fldChar></w:r>'
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


WINGDINGS = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
BOXES = {
    "content controls": (control("1", "☒"), control("0", "☐")),
    "old form fields": (old_box('<w:checked w:val="1"/>'), old_box('<w:default w:val="0"/>')),
    "letters of a symbol font": (r("R", WINGDINGS), r("£", WINGDINGS)),
    "symbols": (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    ),
}


@pytest.mark.parametrize("boxes", BOXES.values(), ids=BOXES)
def test_a_ticked_box_is_an_answer_however_it_is_drawn(
    tmp_path: Path, boxes: tuple[str, str]
) -> None:
    ticked, open_ = boxes
    seal = p(ticked, r("已盖章 "), open_, r("未盖章"))
    form = read(tmp_path, {"（章）": seal, "同意推荐": p(open_, r("不同意 "), ticked, r("同意"))})
    opinion = form.application.county_opinion
    assert (opinion.text, opinion.sealed) == ("同意", True)


def test_the_entry_chosen_from_an_old_list_is_what_stands_there(tmp_path: Path) -> None:
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("请选择", "莘县", "冠县"))
    about = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    form = read(
        tmp_path,
        {"所在县（市、区）：莘县": p(r("所在县（市、区）："), field(" FORMDROPDOWN ", "", about))},
    )
    assert form.application.county == "莘县"


def test_changes_that_nobody_accepted_are_told_and_no_others(tmp_path: Path) -> None:
    tracked = read(tmp_path, {"5200": p(f"<w:del>{r('50')}</w:del><w:ins>{r('56')}</w:ins>")})
    assert [each.code for each in tracked.remarks] == ["tracked-changes"]
    assert not read(tmp_path, {"5200": p(r("56"))}).remarks


def test_comments_are_told_as_nobody_reads_them(tmp_path: Path) -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    form = read(tmp_path, {"5200": p(r("56"), mark)})
    assert [each.code for each in form.remarks] == ["comments"]
    assert form.application.employees == 56


def test_a_name_takes_as_many_lines_as_its_cell_is_narrow(tmp_path: Path) -> None:
    form = read(tmp_path, {NAME: p(r(NAME[:6])) + p(r(NAME[6:]))})
    assert form.application.cluster_name == NAME


def test_one_cell_below_two_heads_is_no_blank_of_either(tmp_path: Path) -> None:
    """`32.82` and `2.37` were put into one cell: neither is known, and both are told."""
    values = [*VALUES[:7], ("32.82\n2.37", 2, 1), VALUES[9]]
    rows = [NAMED, *HEADS, values, *HONOURS, *PLATFORMS, *REST]
    write_word(tmp_path / "form.docx", HandMade(rows))
    form = read_form_file(tmp_path / "form.docx", "form.docx")
    found = {each.path: (each.status, each.code) for each in form.readings}
    both = {found["economics.revenue_yi"], found["economics.profit_yi"]}
    assert both == {(Status.UNSURE, "merged")}
    assert found["economics.tax_yi"][0] is Status.READ
