"""An introduction in Word has the characters that a person sees, each once."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from hand_made_forms import write_word_xml
from lccluster.errors import Unusable
from lccluster.files.forms.materials.counting import characters_of, count_characters


def count(folder: Path, body: str, **parts: str) -> int | None:
    write_word_xml(folder / "简介.docx", body, **parts)
    return characters_of(folder / "简介.docx")


def r(text: str, about: str = "") -> str:
    return f"<w:r><w:rPr>{about}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def text_box(text: str) -> str:
    inside = f"<w:txbxContent>{p(r(text))}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    both = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"


MARK = "<w:r><w:{0}Reference w:id='{1}'/></w:r>"
BODIES = {
    "a text box counts once": (p(r("字" * 2000), text_box("框" * 300)), 2300),
    "a text box of the old kind": (
        p(f"<w:r><w:pict><w:txbxContent>{p(r('框框'))}</w:txbxContent></w:pict></w:r>"),
        2,
    ),
    "struck out, hidden, deleted, moved": (
        p(
            r("正文"),
            r("划去", "<w:strike/>"),
            r("隐藏", "<w:vanish/>"),
            f"<w:del>{r('删去')}</w:del><w:moveFrom>{r('移走')}</w:moveFrom>",
            f"<w:ins>{r('新增')}</w:ins>",
        ),
        4,
    ),
    "a prompt": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('单击此处'))}</w:sdtContent></w:sdt>",
        0,
    ),
    "ruby": (
        p(
            f"<w:r><w:ruby><w:rt>{r('pinyin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
        ),
        1,
    ),
    "words part at paragraphs, lines and tabs": (
        p(r("a"), "<w:r><w:br/></w:r>", r("b"), "<w:r><w:tab/></w:r>", r("c")) + p(r("d")),
        4,
    ),
    "a run in pieces": (p(r("32"), r(".8"), r("2")), 1),
    "tables in tables": (
        f"<w:tbl><w:tr><w:tc>{p(r('甲'))}<w:tbl><w:tr><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        2,
    ),
    "a hidden row": (
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p(r('甲'))}</w:tc></w:tr><w:tr><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl>",
        1,
    ),
    "a picture and nothing else": (p("<w:r><w:drawing/></w:r>"), 0),
    "nothing but blanks and signs that nobody sees": (p(r("\u200b \ufeff\u3000")), 0),
    "nothing": ("", 0),
    "another document inside": (p(r("字")) + "<w:altChunk/>", None),
    "a field without end": (
        p(r("字"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("字")),
        None,
    ),
}


@pytest.mark.parametrize(("body", "characters"), BODIES.values(), ids=BODIES)
def test_what_is_seen_is_counted_once(tmp_path: Path, body: str, characters: int | None) -> None:
    assert count(tmp_path, body) == characters


def test_words_that_the_style_of_a_table_may_hide_are_left_to_a_person(tmp_path: Path) -> None:
    hides = '<w:style w:type="table" w:styleId="t"><w:rPr><w:vanish/></w:rPr></w:style>'
    about = '<w:tblPr><w:tblStyle w:val="t"/></w:tblPr>'
    table = f"<w:tbl>{about}<w:tr><w:tc>{p(r('字'))}</w:tc></w:tr></w:tbl>"
    assert count(tmp_path, table, styles=hides) is None
    assert count(tmp_path, table) == 1


def test_notes_count_where_their_marks_are_seen(tmp_path: Path) -> None:
    notes = "".join(
        f'<w:footnote w:id="{each}">{p(r("注" * each))}</w:footnote>' for each in (1, 2, 4)
    )
    ends = f'<w:endnote w:id="1">{p(r("尾" * 8))}</w:endnote>'
    gone = f"<w:del>{MARK.format('footnote', 4)}</w:del>"
    body = p(r("字"), MARK.format("footnote", 2), MARK.format("endnote", 1), gone)
    assert count(tmp_path, body, footnotes=notes, endnotes=ends) == 1 + 2 + 8


def test_a_strict_document_is_counted_like_any_other(tmp_path: Path) -> None:
    body = p(r("字" * 10), r("划去", "<w:strike/>"), text_box("框"))
    write_word_xml(tmp_path / "简介.docx", body, strict=True)
    assert characters_of(tmp_path / "简介.docx") == 11


def test_the_main_part_is_the_one_that_the_package_names(tmp_path: Path) -> None:
    write_word_xml(tmp_path / "简介.docx", p(r("字")), document2=f"<w:body>{p(r('真的'))}</w:body>")
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(tmp_path / "简介.docx", "a") as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Type="{kind}" Target="/word/document2.xml"/></Relationships>',
        )
    assert characters_of(tmp_path / "简介.docx") == 2


def test_a_document_in_a_language_nobody_knows_is_refused_and_never_counted_as_none(
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "简介.docx", "w") as package:
        package.writestr("word/document.xml", '<w:document xmlns:w="urn:x"><w:body/></w:document>')
    with pytest.raises(Unusable, match="damaged-document"):
        characters_of(tmp_path / "简介.docx")


def test_a_workbook_that_is_called_a_document_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "简介.docx", "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(Unusable, match="no-document"):
        characters_of(tmp_path / "简介.docx")


def test_the_same_words_count_the_same_in_word_and_in_plain_text(tmp_path: Path) -> None:
    words = ["ISO9001 认证，共 3 项", "“龙头”企业 a-b", "ＡＢ"]
    body = "".join(p(r(each)) for each in words)
    assert count(tmp_path, body) == count_characters("\n".join(words))
