"""What a cell shows is what is judged: formats, ink, errors and formulas, in workbooks of every kind."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from hand_made_sheets import STRICT, looks, number, ods, row, words, xlsx
from lccluster.files.forms.document.workbook import read_workbook
from lccluster.files.office.package import open_package
from lccluster.files.office.showing.figures import show_kept, show_words
from lccluster.files.office.showing.number_format import number_format

AS_IT_IS = None
WHITE = '<color rgb="FFFFFFFF"/>'


def shown(path: Path, place: str = "申请表!B1") -> tuple[str, str | None]:
    """Give the text of a cell and the code of its doubt."""
    sheets = read_workbook(open_package(path, path.name))
    (box,) = [box for grid in sheets.grids for box in grid.boxes if box.place == place]
    return box.text, box.doubt.code if box.doubt else None


@pytest.mark.parametrize(
    ("kept", "code", "text", "doubt"),
    [
        ("32.82", "General", "32.82", None),
        ("0.30000000000000004", "General", "0.3", None),
        ("0", "General", "0", None),
        ("-3", "General", "-3", None),
        ("56.0", "General", "56", None),
        ("3.282E1", "General", "32.82", None),
        ("32.82", "@", "32.82", None),
        ("32.82", "0.00", "32.82", None),
        ("1168.4", "#,##0.00", "1168.4", None),
        ("56", "#", "56", None),
        ("32.82", "[Red]0.00", "32.82", None),
        ("56", "[DBNum2][$-804]General", "56", None),
        ("5", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * -??_ ;_ @_ ", "5", None),
        ("-3", "0.00_);(0.00)", "-3", None),
        ("-3", "#,##0;[Red]-#,##0", "-3", None),
        ("7", "[>=100]0;0.0", "7", None),
        ("0.12", "0%", "12%", None),
        ("0.1234", "0.00%", "12.34%", None),
        ("32.82", '0.00"万元"', "32.82万元", "number-format"),
        ("32.82", "0.00万元", "32.82万元", "number-format"),
        ("32.82", 'General"亿元"', "32.82亿元", "number-format"),
        ("56", '0"户"', "56户", "number-format"),
        ("12", '0"%"', "12%", "number-format"),
        ("32.82", "¥#,##0.00", "¥32.82", "number-format"),
        ("32.82", "[$¥-804]#,##0.00", "¥32.82", "number-format"),
        ("3", '"约"0', "约3", "number-format"),
        ("328200", "0.00,", "328.20", "number-format"),
        ("3282000000", "0.00,,", "3282.00", "number-format"),
        ("328200", "#,##0,", "328", "number-format"),
        ("328200", "0,.00", "328.20", "number-format"),
        ("-3", "0.00;0.00", "3.00", "number-format"),
        ("3", '"-"0', "-3", "number-format"),
        ("0", "0.00;-0.00;-", "-", "number-format"),
        ("12345", "0!.0000", "", "number-format"),
        ("12345", '0"."0,', "", "number-format"),
        ("32.82", "0.00E+00", "", "number-format"),
        ("0.5", "# ?/?", "", "number-format"),
        ("123456789012", "General", "", "number-format"),
        ("0.00001", "General", "", "number-format"),
        ("1E20", "0.00", "", "number-format"),
        ("32.82", ";;;", "", "shows-nothing"),
        ("0", "0;-0;;@", "", "shows-nothing"),
        ("0", "#", "", "shows-nothing"),
        ("32.82", "[White]0.00", "", "shows-nothing"),
        ("45708", "yyyy/m/d", "2025-02-20", None),
        ("45708.75", "yyyy/m/d h:mm", "2025-02-20", None),
        ("45708", '[$-804]yyyy"年"m"月"d"日";@', "2025-02-20", None),
        ("45708", "[$-F800]dddd, mmmm dd, yyyy", "2025-02-20", None),
        ("45708", 'yyyy"年"m"月"', "2025年2月", None),
        ("45708", "m/d", "2/20", None),
        ("0.5", "h:mm", "", "number-format"),
        ("1.5", "[h]:mm", "", "number-format"),
        ("60", "yyyy-mm-dd", "", "number-format"),
        ("-1", "yyyy-mm-dd", "", "number-format"),
    ],
)
def test_a_figure_is_what_its_format_shows_or_unsure(
    kept: str, code: str, text: str, doubt: str | None
) -> None:
    seen = show_kept(kept, number_format(code))
    assert (seen.text, seen.doubt.code if seen.doubt else None) == (text, doubt)


@pytest.mark.parametrize(
    ("kept", "code", "text", "whole"),
    [
        ("29.996", "0.00", "30", "29.996"),
        ("0.1254", "0%", "13%", "12.54%"),
        ("29.9999999999", "General", "30", "29.9999999999"),
        ("2.5", "0", "3", "2.5"),
        ("1.005", "0.00", "1.01", "1.005"),
        ("0.4", "0", "0", "0.4"),
    ],
)
def test_fewer_digits_shown_than_kept_are_read_and_the_rest_is_told(
    kept: str, code: str, text: str, whole: str
) -> None:
    seen = show_kept(kept, number_format(code))
    assert (seen.text, seen.kept, seen.doubt) == (text, whole, None)


@pytest.mark.parametrize(
    ("kept", "day"),
    [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("2958465", "9999-12-31")],
)
def test_days_are_counted_as_spreadsheets_do(kept: str, day: str) -> None:
    assert show_kept(kept, number_format("yyyy-mm-dd")).text == day


def test_days_counted_from_1904_are_four_years_later() -> None:
    how = number_format("yyyy-mm-dd")
    assert show_kept("44246", how, since_1904=True).text == "2025-02-20"
    assert show_kept("0", how, since_1904=True).text == "1904-01-01"


@pytest.mark.parametrize("kept", ["", "x", "nan", "inf", "1_000", "1e9999", "٣", "0x10"])
def test_what_is_no_figure_is_damage(kept: str) -> None:
    with pytest.raises(ValueError):
        show_kept(kept, number_format("0.00"))


@pytest.mark.parametrize(
    ("code", "text", "doubt"),
    [
        ("General", "30万吨", None),
        ("@", "30万吨", None),
        ("0.00;-0.00;0;@", "30万吨", None),
        ("0.00", "30万吨", None),
        ('@"等"', "30万吨等", "number-format"),
        (";;;", "", "shows-nothing"),
        ("0;0;0;[White]@", "", "shows-nothing"),
    ],
)
def test_words_are_what_their_format_shows(code: str, text: str, doubt: str | None) -> None:
    seen = show_words("30万吨", number_format(code))
    assert (seen.text, seen.doubt.code if seen.doubt else None) == (text, doubt)


def test_a_built_in_format_needs_no_code(tmp_path: Path) -> None:
    styles = '<cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="31"/><xf numFmtId="44"/></cellXfs>'
    cells = (number("B1", "0.12", 1), number("C1", "45708", 2), number("D1", "3", 3))
    path = xlsx(tmp_path / "a.xlsx", row(1, *cells), styles=styles)
    assert shown(path) == ("12%", None)
    assert shown(path, "申请表!C1") == ("2025-02-20", None)
    assert shown(path, "申请表!D1") == ("¥3.00", "number-format")


STRUCK = "<r><rPr><strike/></rPr><t>28</t></r>"


@pytest.mark.parametrize(
    ("item", "text", "doubt"),
    [
        ("<t>56</t>", "56", None),
        ('<t xml:space="preserve"> 56 </t>', "56", None),
        (f"{STRUCK}<r><t>5</t></r>", "5", "struck"),
        (STRUCK, "", "struck"),
        ('<r><rPr><strike val="0"/></rPr><t>28</t></r><r><t>5</t></r>', "285", None),
        (f"<r><rPr>{WHITE}</rPr><t>1</t></r><r><t>28</t></r>", "28", "shows-nothing"),
        ('<r><t>28.5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>', "28.51", "raised-sign"),
        ('<r><t>km</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>', "km2", None),
        ('<t>56</t><rPh sb="0" eb="1"><t>5</t></rPh>', "56", None),
        ("<t>5_x000D__x000A_6</t>", "5\n6", None),
    ],
)  # fmt: skip
def test_rich_text_is_read_run_by_run(
    tmp_path: Path, item: str, text: str, doubt: str | None
) -> None:
    shared = xlsx(tmp_path / "a.xlsx", row(1, '<c r="B1" t="s"><v>0</v></c>'), strings=[item])
    inline = xlsx(tmp_path / "b.xlsx", row(1, f'<c r="B1" t="inlineStr"><is>{item}</is></c>'))
    assert shown(shared) == shown(inline) == (text, doubt)


@pytest.mark.parametrize(
    ("font", "fill", "doubt"),
    [
        ("<strike/>", "", "struck"),
        (WHITE, "", "shows-nothing"),
        ('<color theme="0"/>', "", "shows-nothing"),
        ('<color indexed="9"/>', "", "shows-nothing"),
        ('<color rgb="FFFEFEFE"/>', "", "shows-nothing"),
        ('<color theme="1"/>', "", AS_IT_IS),
        ('<color rgb="FFFF0000"/>', "", AS_IT_IS),
        ('<color theme="4"/>', "", AS_IT_IS),
    ],
)
def test_the_ink_of_a_cell_counts_for_figures_and_words(
    tmp_path: Path, font: str, fill: str, doubt: str | None
) -> None:
    cells = (number("B1", "28", 1), words("C1", "预制菜", 1))
    path = xlsx(tmp_path / "a.xlsx", row(1, *cells), styles=looks(fonts=[font]))
    for place, text in (("B1", "28"), ("C1", "预制菜")):
        assert shown(path, f"申请表!{place}") == ("" if doubt else text, doubt)


@pytest.mark.parametrize(
    ("ink", "paper", "doubt"),
    [
        ("FFFFFFFF", "FF1F4E78", AS_IT_IS),
        ("FFFFFFFF", "FFFFFFFF", "shows-nothing"),
        ("FF000000", "FF000000", "shows-nothing"),
    ],
)
def test_ink_is_seen_against_its_paper(
    tmp_path: Path, ink: str, paper: str, doubt: str | None
) -> None:
    fill = f'<patternFill patternType="solid"><fgColor rgb="{paper}"/></patternFill>'
    styles = looks(fonts=[f'<color rgb="{ink}"/>'], fills=[fill])
    path = xlsx(tmp_path / "a.xlsx", row(1, number("B1", "28", 2)), styles=styles)
    assert shown(path) == ("" if doubt else "28", doubt)


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ('<c r="B1" t="e"><v>#REF!</v></c>', "", "error-shown"),
        ('<c r="B1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', "", "error-shown"),
        ('<c r="B1"><f>A1*2</f></c>', "", "not-worked-out"),
        ('<c r="B1"><f>A1*2</f><v></v></c>', "", "not-worked-out"),
        ('<c r="B1" t="str"><f>A1</f></c>', "", "not-worked-out"),
        ('<c r="B1"><f>A1*2</f><v>56</v></c>', "56", None),
        ('<c r="B1" t="str"><f>A1</f><v>56</v></c>', "56", None),
        ('<c r="B1" t="b"><v>1</v></c>', "true", None),
        ('<c r="B1" t="d" s="1"><v>2025-02-20T00:00:00</v></c>', "2025-02-20", None),
        ('<c r="B1" t="d" s="1"><v>1900-01-31</v></c>', "1900-01-31", None),
    ],
)
def test_errors_formulas_and_other_kinds_of_cells(
    tmp_path: Path, cell: str, text: str, doubt: str | None
) -> None:
    path = xlsx(tmp_path / "a.xlsx", row(1, cell), styles=looks("yyyy-mm-dd"))
    assert shown(path) == (text, doubt)


def test_a_formula_that_is_worked_out_anew_when_opened_is_unsure(tmp_path: Path) -> None:
    cells = ('<c r="B1"><f>A1*2</f><v>0</v></c>', number("C1", "5"))
    path = xlsx(tmp_path / "a.xlsx", row(1, *cells), about='<calcPr fullCalcOnLoad="1"/>')
    assert shown(path) == ("", "not-worked-out")
    assert shown(path, "申请表!C1") == ("5", None)


def test_a_sheet_that_shows_no_zeros_shows_nothing_where_one_is_kept(tmp_path: Path) -> None:
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    cells = row(1, number("B1", "0"), number("C1", "5"))
    path = xlsx(tmp_path / "a.xlsx", f"{view}<sheetData>{cells}</sheetData>")
    assert shown(path) == ("", "shows-nothing")
    assert shown(path, "申请表!C1") == ("5", None)


@pytest.mark.parametrize(
    ("look", "doubt"),
    [
        ('<numFmt numFmtId="164" formatCode=";;;"/>', "restyled"),
        (f"<font>{WHITE}</font>", "restyled"),
        ("<font><strike/></font>", "restyled"),
        ('<font><color rgb="FFFF0000"/></font>', None),
        ('<fill><patternFill><bgColor rgb="FFFFFF00"/></patternFill></fill>', None),
    ],
)
def test_a_conditional_format_that_may_hide_or_change_makes_unsure(
    tmp_path: Path, look: str, doubt: str | None
) -> None:
    condition = (
        '<conditionalFormatting sqref="A9 B1:B3"><cfRule dxfId="0"/></conditionalFormatting>'
    )
    cells = row(1, number("B1", "28"), number("C1", "5"))
    sheet = f"<sheetData>{cells}</sheetData>{condition}"
    path = xlsx(tmp_path / "a.xlsx", sheet, styles=f"<dxfs><dxf>{look}</dxf></dxfs>")
    assert shown(path) == ("28", doubt)
    assert shown(path, "申请表!C1") == ("5", None)


def test_strict_open_xml_is_read_like_the_ordinary_kind(tmp_path: Path) -> None:
    cells = row(1, number("B1", "0.12", 1), words("C1", "预制菜"))
    path = xlsx(tmp_path / "a.xlsx", cells, styles=looks("0%"), space=STRICT)
    assert shown(path) == ("12%", None)
    assert shown(path, "申请表!C1") == ("预制菜", None)


def cell(kind: str, kept: str, said: str, more: str = "") -> str:
    about = {"date": "date-value", "string": "string-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{about}="{kept}" {more}>'
        f"<text:p>{said}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("xml", "text", "doubt"),
    [
        (cell("float", "32.82", "32.82"), "32.82", None),
        (cell("float", "1168.4", "1,168.40"), "1168.4", None),
        (cell("float", "0.30000000000000004", "0.3"), "0.3", None),
        (cell("percentage", "0.12", "12%"), "12%", None),
        (cell("percentage", "0.1234", "12.34%"), "12.34%", None),
        (cell("float", "29.996", "30.00"), "30", None),
        (cell("float", "32.82", "32.82万元"), "32.82万元", "number-format"),
        (cell("float", "328200", "328.20"), "328.20", "number-format"),
        (cell("currency", "32.82", "￥32.82"), "￥32.82", "number-format"),
        (cell("float", "-3", "3"), "3", "number-format"),
        (cell("float", "0.12", "12%"), "12%", "number-format"),
        (cell("float", "32.82", ""), "", "shows-nothing"),
        ('<table:table-cell office:value-type="float" office:value="3"/>', "", "shows-nothing"),
        (cell("date", "2025-02-20", "2025年2月20日"), "2025-02-20", None),
        (cell("date", "2025-02-20T08:00:00", "25-2-20"), "2025-02-20", None),
        (cell("date", "2025-02-20", "2025年2月"), "2025年2月", None),
        (cell("string", "", "#REF!", 'calcext:value-type="error" table:formula="of:=X"'), "", "error-shown"),
        (cell("float", "0", "#DIV/0!", 'table:formula="of:=1/0"'), "", "error-shown"),
        ('<table:table-cell table:formula="of:=1+1"/>', "", "not-worked-out"),
        (cell("string", "", '<text:span text:style-name="gone">28</text:span>5'), "5", "struck"),
        (cell("string", "", '<text:span text:style-name="white">28</text:span>5'), "5", "shows-nothing"),
        (cell("string", "", '28<text:span text:style-name="up">1</text:span>'), "281", "raised-sign"),
        (cell("string", "", '5<text:s text:c="2"/>6<text:tab/>7<text:line-break/>8'), "5  6\t7\n8", None),
        (cell("string", "", "5</text:p><text:p>6"), "5\n6", None),
        (cell("string", "", "<text:ruby><text:ruby-base>莘</text:ruby-base><text:ruby-text>1</text:ruby-text></text:ruby>县"), "莘县", None),
        (cell("float", "28", "28", 'table:style-name="gone"'), "", "struck"),
        (cell("float", "28", "28", 'table:style-name="white"'), "", "shows-nothing"),
        (cell("float", "28", "28", 'table:style-name="white on blue"'), "28", None),
        (cell("float", "28", "28", 'table:style-name="below gone"'), "", "struck"),
    ],
)  # fmt: skip
def test_an_open_document_is_read_as_it_is_shown(
    tmp_path: Path, xml: str, text: str, doubt: str | None
) -> None:
    struck = '<style:text-properties style:text-line-through-style="solid"/>'
    white = '<style:text-properties fo:color="#ffffff"/>'
    blue = '<style:table-cell-properties fo:background-color="#1f4e78"/>'
    styles = {
        "table-cell gone": struck,
        "text gone": struck,
        "table-cell white": white,
        "text white": white,
        "table-cell white on blue": white + blue,
        "text up": '<style:text-properties style:text-position="super 58%"/>',
    }
    drawn = "".join(
        f'<style:style style:family="{name.partition(" ")[0]}" style:name="{name.partition(" ")[2]}">{about}</style:style>'
        for name, about in styles.items()
    )
    drawn += '<style:style style:family="table-cell" style:name="below gone" style:parent-style-name="gone"/>'
    first = '<table:table-cell table:number-columns-repeated="1"/>'
    table = f'<table:table table:name="申请表"><table:table-row>{first}{xml}</table:table-row></table:table>'
    assert shown(ods(tmp_path / "a.ods", table, styles=drawn)) == (text, doubt)


def test_decimals_stay_exact() -> None:
    assert Decimal(show_kept("0.1", number_format("General")).text) == Decimal("0.1")
