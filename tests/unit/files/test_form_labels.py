"""A label is known however it is spelt; a value that reads like a label stays a value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from forms import read_form_file
from hand_made_forms import ANNEX, HandMade, Rows, write_word
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.files.forms.document.grid import cell_name
from lccluster.files.forms.document.values.opinion import Opinion, read_opinion
from lccluster.files.forms.labels.label_file import form_labels
from lccluster.files.rules.library import Library
from lccluster.form.on_paper.lines import split
from lccluster.form.on_paper.shape import shape_of
from lccluster.form.readings import Status
from shipped import BOTH, Shipped


def read(folder: Path, form: HandMade) -> FilledForm:
    write_word(folder / "form.docx", form)
    return read_form_file(folder / "form.docx", "form.docx")


def changed(**texts: str) -> Rows:
    """The annex with some texts for others; `_` stands for a character that no name can hold."""
    return [
        [
            texts.get(each, each)
            if isinstance(each, str)
            else (texts.get(each[0], each[0]), *each[1:])
            for each in row
        ]
        for row in ANNEX
    ]


@pytest.mark.parametrize(
    "heading",
    ["2024年经济效益", "２０２４年度经济效益", "2024 年 经济效益（亿元）", "（2024年）经济效益"],
)
def test_the_heading_of_the_results_carries_the_year(tmp_path: Path, heading: str) -> None:
    form = read(tmp_path, HandMade(changed(**{"2024年经济效益": heading})))
    assert form.application.economics.year == 2024


@pytest.mark.parametrize("heading", ["**年经济效益", "____年经济效益", "XX年经济效益", "经济效益"])
def test_a_heading_without_a_year_states_none(tmp_path: Path, heading: str) -> None:
    form = read(tmp_path, HandMade(changed(**{"2024年经济效益": heading})))
    assert form.application.economics.year is None


@pytest.mark.parametrize(
    "heading",
    ["2024年1-6月经济效益", "2024—2025年经济效益", "2024年上半年经济效益", "截至2024年底经济效益", "24年经济效益", "二〇二四年经济效益"],
)  # fmt: skip
def test_a_heading_of_no_one_year_is_unsure_and_names_itself(tmp_path: Path, heading: str) -> None:
    form = read(tmp_path, HandMade(changed(**{"2024年经济效益": heading})))
    (year,) = [each for each in form.readings if each.path == "economics.year"]
    assert (year.status, year.text) == (Status.UNSURE, heading)
    assert form.application.economics.year is None
    assert [each.field for each in form.remarks] == ["economics.year"]


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("产业集群区域面积", "产业集群\n区域面积\n（平方公里）"),
        ("企业户数", "企 业 户 数（户）"),
        ("规模以上企业", "其中：规模以上企业"),
        ("驰(著)名商标", "驰（著）名商标"),
        ("其他", "其它"),
        ("税金", "税金（亿元）："),
        ("产业集群简介", "产业集群简介："),
    ],
)
def test_a_label_is_known_in_many_spellings(tmp_path: Path, label: str, written: str) -> None:
    plain = read(tmp_path, HandMade()).application
    assert read(tmp_path, HandMade(changed(**{label: written}))).application == plain


@pytest.mark.parametrize("name", ["其他", "利润", "主导产品", "从业人员数量", "其中", "审核意见"])
def test_a_product_or_a_cluster_may_bear_the_name_of_a_label(tmp_path: Path, name: str) -> None:
    cluster = "莘县某某街道预制菜特色产业集群"
    form = read(
        tmp_path, HandMade(changed(**{cluster: name, "预制菜\n速冻食品": f"{name}\n速冻食品"}))
    )
    assert form.application.cluster.name == name
    assert form.application.products[0].name == name
    assert form.application.county_opinion.text == "同意推荐"
    assert form.application.employees == 5200


def test_an_introduction_that_names_fields_and_units_changes_nothing(tmp_path: Path) -> None:
    plain = read(tmp_path, HandMade()).application
    text = "单位：万元\n研发：3\n填报日期：2020年1月1日"
    form = read(tmp_path, HandMade(changed(**{"集群以预制菜为主。\n配套齐全。": text})))
    assert form.application.introduction == text
    assert form.application.economics == plain.economics
    assert (form.application.filled_on, form.application.platforms) == (
        plain.filled_on,
        plain.platforms,
    )


def test_a_cluster_named_as_a_title_is_no_form_of_another_city(tmp_path: Path) -> None:
    cluster = {"莘县某某街道预制菜特色产业集群": "临清市特色产业集群"}
    form = read(tmp_path, HandMade(changed(**cluster), title="", day=""))
    assert (form.city, form.application.cluster.name) == ("聊城市", "临清市特色产业集群")


def test_two_applicants_on_one_form_are_unsure(tmp_path: Path) -> None:
    class Twice(HandMade):
        @property
        def above(self) -> list[str]:
            return [each.replace("（盖章）：", "（盖章）：别的单位") for each in super().above]

    form = read(tmp_path, Twice())
    applicant = next(each for each in form.readings if each.path == "applicant")
    assert (applicant.status, form.application.applicant) == (Status.UNSURE, None)
    assert applicant.text == "莘县某某街道办事处 | 别的单位"


def test_the_line_to_write_on_is_not_part_of_what_is_written(tmp_path: Path) -> None:
    form = read(tmp_path, HandMade(day="____2025____年__2__月__20__日"))
    assert form.application.filled_on == date(2025, 2, 20)


@pytest.mark.parametrize("day", ["2025年__月__日", "2025年2月", "2025年2月30日"])
def test_a_day_that_is_not_whole_is_unsure(tmp_path: Path, day: str) -> None:
    form = read(tmp_path, HandMade(day=day))
    assert form.application.filled_on is None
    assert next(each for each in form.readings if each.path == "filled_on").status is Status.UNSURE


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("同意推荐\n（章）\n2025年2月25日", Opinion("同意推荐", "2025年2月25日", "")),
        ("同意推荐（盖章） 2025.2.25", Opinion("同意推荐", "2025.2.25", "")),
        ("同意。\n\n（已盖章）\n 年 月 日", Opinion("同意。", "", "是")),
        ("（章）\n    年    月    日", Opinion("", "", "")),
        ("2024年1月1日起培育，同意", Opinion("2024年1月1日起培育，同意", "", "")),
        ("", Opinion("", "", "")),
    ],
)
def test_the_box_of_the_county_is_read_from_its_end(text: str, opinion: Opinion) -> None:
    assert read_opinion(text) == opinion


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("滑轨\n铰链", ["滑轨", "铰链"]),
        ("1.滑轨\n2.铰链", ["滑轨", "铰链"]),
        ("1、滑轨\n2、铰链\n3、拉手", ["滑轨", "铰链", "拉手"]),
        ("1.5毫米钢板\n2.0毫米钢板", ["1.5毫米钢板", "2.0毫米钢板"]),
        ("滑轨\n\n铰链\n", ["滑轨", "铰链"]),
        ("滑轨\n—", ["滑轨", None]),
        ("滑轨、铰链", ["滑轨、铰链"]),
    ],
)
def test_the_lines_of_a_cell_are_its_products(text: str, lines: list[str | None]) -> None:
    assert split(text) == lines


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 2, "C7"), (0, 26, "AA1"), (9, 701, "ZZ10")]
)
def test_a_cell_is_named_as_its_program_names_it(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_words_around_labels_are_those_of_the_rulebook_chosen_else_of_all_at_hand(
    tmp_path: Path,
) -> None:
    for name, listed in (
        ("one", "passed_over: [甲]"),
        ("other", "passed_over: [乙]"),
        ("bare", ""),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "measure.yaml").write_text("level: city\n", "utf-8")
        if listed:
            (folder / "form-labels.yaml").write_text(f"{listed}\n", "utf-8")
    library = Library(tmp_path)
    assert form_labels(library.choosing("one")).passed_over == ("甲",)
    assert form_labels(library.choosing(str(tmp_path / "other"))).passed_over == ("乙",)
    for everyone in (library, library.choosing(None), library.choosing("bare")):
        assert {"甲", "乙"} < {*form_labels(everyone).passed_over}


@pytest.mark.parametrize("book", BOTH, ids=str)
def test_a_document_without_a_form_names_a_label_of_the_form_asked_for(book: Shipped) -> None:
    form = book.book.form
    told = shape_of(form).telling
    [named] = [each for each in form.cells if each.label.zh == told]
    assert named.unit is not None
    assert (named.paper, named.vague) == (True, False)
    wordless = replace(form, groups=tuple(each for each in form.groups if each.is_field)[:1])
    assert shape_of(wordless).telling == wordless.cells[0].label.zh
