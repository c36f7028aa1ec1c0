"""A form of another measure: its cells, its keys, what is drawn of it, and two forms together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pydantic import ValidationError

from forms import FORM
from lccluster.errors import Unusable
from lccluster.files.forms.any_form import read_application
from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import MeasuredForm, form_in, forms_at_hand
from lccluster.form.application import Application, model_of
from lccluster.form.form import Form, joined
from lccluster.form.keys import keys_of, label_of
from lccluster.form.on_paper.fields import beyond_paper, on_paper
from lccluster.form.parts import FormField, FormGroup
from lccluster.form.types import read_points
from lccluster.quantities import QuantityError, Unit
from lccluster.render.form_cells import FormCell, Style
from lccluster.render.form_layout import Sheet, lay_out
from lccluster.rulebook.flaws import form as form_flaws
from lccluster.rulebook.measure import Measure, Period
from lccluster.vocabulary import Words
from shipped import BOOK, FOLDER


def field(key: str, zh: str, **about: Any) -> FormField:
    return FormField(key, Words(zh, key), **about)


SPENDING = field("research.spend_yi", "研发投入", unit=Unit.YI_YUAN, also=("研发费用",))
CENTRES = field("research.centres", "省级平台", unit=Unit.ITEMS, whole=True)
STORY = field("research.story", "创新说明", long=True)
SINCE = field("research.since", "起步日期", kind="day")
CHECKED = field("research.checked", "是否核验", kind="yes_no")
PLAN = field("research.plan", "内部打算", paper=False)
RESEARCH = FormGroup(
    "research", (SPENDING, CENTRES, STORY, SINCE, CHECKED, PLAN), Words("科技创新", "research")
)
WITH_RESEARCH = replace(FORM, groups=(*FORM.groups, RESEARCH))
STATED = {
    "spend_yi": "12000万元",
    "centres": "2",
    "story": "建成研发中心。",
    "since": "2019-05-01",
    "checked": "是",
}


def application(form: Form, **cells: Any) -> Application:
    return model_of(form).model_validate(cells)


def laid_out(form: Form, **cells: Any) -> Sheet:
    return lay_out(application(form, **cells), "聊城市", "聊城市工业和信息化局")


def test_a_new_group_is_read_under_its_labels() -> None:
    assert keys_of(WITH_RESEARCH).find("科技创新") == ("research",)
    assert keys_of(WITH_RESEARCH).below["research"].find("研发费用") == ("spend_yi",)
    made = application(WITH_RESEARCH, research=STATED)
    assert str(made.stated("research.spend_yi")) == "1.2"
    assert made.stated("research.since") == date(2019, 5, 1)
    assert application(FORM).stated("research.spend_yi") is None  # which that form does not ask


def test_a_cell_that_takes_whole_numbers_only_refuses_others() -> None:
    lengths = replace(CENTRES, key="research.years", unit=Unit.YI_YUAN)
    group = replace(RESEARCH, fields=(lengths,))
    form = replace(FORM, groups=(*FORM.groups, group))
    assert application(form, research={"years": "2"}).stated("research.years") == 2
    assert str(application(form, research={"years": "约2"}).stated("research.years").text) == "约2"
    with pytest.raises(ValidationError) as refused:
        application(form, research={"years": "2.5"})
    (error,) = refused.value.errors()
    assert isinstance(error["ctx"]["error"], QuantityError)
    assert error["ctx"]["error"].fault.code == "not-whole"


def test_cells_without_a_place_are_drawn_before_the_opinion_two_a_row_and_a_long_text_alone() -> (
    None
):
    sheet = laid_out(WITH_RESEARCH, research=STATED)
    first = 9  # the row of the county office's box, which they push down
    added = {each.text: each for each in sheet.places if first <= each.row < first + 3}
    rows = {text: (each.row, each.column, each.columns) for text, each in added.items()}
    assert rows["研发投入"] == (9, 0, 2)
    assert rows["1.2"] == (9, 2, 3)
    assert rows["省级平台"] == (9, 5, 2)
    assert rows["建成研发中心。"] == (10, 2, 8)
    assert rows["2019年5月1日"] == (11, 2, 3)
    assert rows["是"] == (11, 7, 3)
    assert "内部打算" not in {each.text for each in sheet.places}
    assert len(sheet.heights) == len(FORM.paper.heights) + 3
    assert {each.row for each in sheet.places if each.style is Style.OPINION} == {12}


def test_the_last_of_an_odd_number_of_cells_has_the_row_for_itself() -> None:
    group = replace(RESEARCH, fields=(SPENDING,))
    sheet = laid_out(replace(FORM, groups=(*FORM.groups, group)), research={})
    label, value = (each for each in sheet.places if each.row == 9)
    assert (label.text, value) == ("研发投入", FormCell("", 9, 2, 1, 8, Style.VALUE))


def test_a_form_without_any_place_is_drawn_in_its_order() -> None:
    bare = tuple(
        replace(
            each,
            head=None,
            of_which=None,
            fields=tuple(replace(cell, place=None, head=None) for cell in each.fields),
        )
        for each in FORM.groups
    )
    form = replace(FORM, groups=bare, paper=replace(FORM.paper, heights=()))
    sheet = laid_out(form, cluster={"name": "甲集群"}, products=[{"name": "滑轨"}])
    places = {each.text: (each.row, each.column) for each in sheet.places if each.text}
    assert places["产业集群名称"] == (0, 0)
    assert places["甲集群"] == (0, 2)
    assert places["企业户数·总数"][0] == 1  # a vague label says its heading
    assert "滑轨" in places
    covered = [(each.row, each.column) for each in sheet.places]
    assert len(covered) == len(set(covered))


def test_what_paper_has_no_cell_for_is_named_of_a_new_group_too() -> None:
    made = application(WITH_RESEARCH, research={**STATED, "plan": "扩建"})
    assert beyond_paper(made, on_paper(made)) == ["research.plan"]
    assert on_paper(made).stated("research.plan") is None


def test_two_forms_together_have_the_cells_of_both_and_the_first_one_speaks() -> None:
    other = replace(SPENDING, label=Words("研究支出", "spending"))
    more = field("research.staff", "研发人员", unit=Unit.PEOPLE)
    second = replace(FORM, groups=(*FORM.groups, replace(RESEARCH, fields=(other, more))))
    both = joined([WITH_RESEARCH, second])
    assert both.label("research.spend_yi").zh == "研发投入"
    assert both.label("research.staff").zh == "研发人员"
    assert joined([FORM, FORM]) is FORM


def test_materials_that_a_measure_does_not_list_are_taken_under_any_name() -> None:
    unlisted = replace(FORM, materials=replace(FORM.materials, listed=()))
    assert keys_of(unlisted).below["materials"].find("可行性报告") == ("可行性报告",)
    assert application(unlisted, materials={"可行性报告": "a.pdf"}).materials is not None
    with pytest.raises(ValidationError):
        application(FORM, materials={"可行性报告": "a.pdf"})


def measure(start: int, *, draft: bool = False) -> Measure:
    period = Period(date(start, 1, 1), date(start + 4, 12, 31), BOOK.measure.in_force.article)
    return replace(BOOK.measure, id=f"m{start}", in_force=period, draft=draft)


OLD, NEW = MeasuredForm(measure(2021), FORM), MeasuredForm(measure(2027), WITH_RESEARCH)


def test_the_day_of_a_form_chooses_the_form_that_it_is_read_by(tmp_path: Path) -> None:
    choice = FormChoice([OLD, NEW], date(2026, 1, 1))
    path = tmp_path / "a.yaml"
    path.write_text("填报日期: 2027-03-01\nresearch: {研发投入: 3}\n", encoding="utf-8")
    filled = read_application(path, "a.yaml", choice).application
    assert (filled.form, str(filled.stated("research.spend_yi"))) == (WITH_RESEARCH, "3")
    path.write_text("填报日期: 2025-03-01\nresearch: {研发投入: 3}\n", encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_application(path, "a.yaml", choice)
    assert [each.code for each in refused.value.problems] == ["unknown-field"]


@pytest.mark.parametrize("text", ["", "填报日期: 去年\n", "[1]\n"])
def test_a_form_without_a_day_that_can_be_read_takes_todays(tmp_path: Path, text: str) -> None:
    choice = FormChoice([OLD, NEW], date(2028, 1, 1))
    path = tmp_path / "a.yaml"
    path.write_text(f"{text}# 甲\n", encoding="utf-8")
    with pytest.raises(Unusable):
        read_application(path, "a.yaml", choice)
    assert choice.of_day(None) is WITH_RESEARCH


def test_under_a_draft_the_cells_of_the_forms_at_hand_are_taken_too() -> None:
    small = replace(FORM, groups=tuple(each for each in FORM.groups if each.id != "honours"))
    choice = FormChoice([MeasuredForm(measure(2027, draft=True), small)], date(2027, 2, 1))
    assert "honours.total" in choice.of_day(None).by_path
    assert "honours.total" not in choice.blank().by_path


def test_every_form_that_is_shipped_is_at_hand_and_one_that_is_broken_is_refused(
    tmp_path: Path,
) -> None:
    assert FORM in forms_at_hand()
    assert form_in(FOLDER) == FORM
    (tmp_path / "form.yaml").write_text("groups: []\n", encoding="utf-8")
    with pytest.raises(Unusable):
        form_in(tmp_path)


def test_no_key_of_a_form_can_hide_what_its_model_has() -> None:
    own = {name for name in dir(Application) if not name.startswith("_")}
    mine = {name for name in own if not name.startswith("model_")} - {*Application.model_fields}
    assert mine <= form_flaws._TAKEN


@pytest.mark.parametrize(
    ("written", "points"), [("0", 0), ("100", 100), ("88.5分", Decimal("88.5")), ("", None)]
)
def test_points_are_read_from_0_to_100(written: str, points: Decimal | None) -> None:
    assert read_points(written) == points


@pytest.mark.parametrize("written", ["100.01", "-1", "约80", "80%", "八十分左右"])
def test_what_are_no_points_is_refused(written: str) -> None:
    with pytest.raises(QuantityError):
        read_points(written)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("economics.revenue_yi", "营业收入"),
        ("经济效益.营业收入", "营业收入"),
        ("2024年经济效益.营业收入", "营业收入"),
        ("主导产品情况[1].年产量", "年产量"),
        ("products[0].annual_output", "年产量"),
        ("cluster.nothing", "cluster.nothing"),
        ("没有这一栏", "没有这一栏"),
    ],
)
def test_a_field_goes_by_its_label_however_a_file_spells_the_way_to_it(
    path: str, label: str
) -> None:
    assert label_of(FORM, path) == label
