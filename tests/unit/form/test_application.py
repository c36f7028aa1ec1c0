"""The form of the annex as data: cells, groups, short forms of materials, and its fields."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from forms import FORM, Application
from lccluster.form.application import Material
from lccluster.form.findings import Finding, Findings
from lccluster.form.keys import fold, keys_of
from lccluster.form.values import value
from lccluster.quantities import QuantityError, Unit


def code_of(model: type[Any], data: Any) -> str:
    """The code of the one thing wrong with the data."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(data)
    (error,) = refused.value.errors()
    reason = error.get("ctx", {}).get("error")
    return reason.fault.code if isinstance(reason, QuantityError) else error["type"]


def test_an_empty_form_leaves_every_cell_blank() -> None:
    form = Application.model_validate({})
    stated = [path for path, unit in FORM.units.items() if unit and value(form, path) is not None]
    assert stated == []
    assert (form.products, form.materials.introduction) == ((), ())


def test_a_heading_with_nothing_under_it_is_blank() -> None:
    headings = dict.fromkeys(("enterprises", "economics", "materials", "products", "standing"))
    assert Application.model_validate(headings) == Application.model_validate({})


def test_cells_are_read_into_exact_values() -> None:
    form = Application.model_validate(
        {
            "applicant": "  某镇  ",
            "filled_on": "2025年2月20日",
            "economics": {"year": "2024年", "revenue_yi": "328200万元"},
            "county_opinion": {"sealed": "是"},
        }
    )
    assert form.applicant == "某镇"
    assert form.filled_on == date(2025, 2, 20)
    assert (form.economics.year, form.economics.revenue_yi) == (2024, Decimal("32.82"))
    assert form.county_opinion.sealed is True


def test_a_form_that_was_read_can_be_read_again() -> None:
    form = Application.model_validate(
        {"filled_on": "2025-02-20", "materials": {"introduction": ["a.txt", {"handed_in": "是"}]}}
    )
    assert Application.model_validate(form.model_dump()) == form


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"applicant": ["a", "b"]}, "one-value-expected"),
        ({"cluster": {"area_km2": {"value": "3"}}}, "one-value-expected"),
        ({"economics": {"year": "24"}}, "not-a-year"),
        ({"economics": {"year": "２０２４年末"}}, "not-a-year"),
        ({"economics": "30"}, "model_type"),
        ({"products": "预制菜"}, "tuple_type"),
        ({"materials": "申请表.docx"}, "model_type"),
        ({"materials": {"introduction": [["a"]]}}, "model_type"),
        ({"area": "3"}, "extra_forbidden"),
        ({"yearly": [{"year": "2024"}, {"year": "2023"}, {"year": "2024年"}]}, "year-twice"),
        ({"yearly": {"year": "2024"}}, "tuple_type"),
        ({"shares": {"sme_output": "100.01%"}}, "impossible-share"),
        ({"shares": {"main_industry_output": "-1"}}, "impossible-figure"),
        ({"cluster": {"area_km2": "0"}}, "impossible-figure"),
        ({"enterprises": {"total": "0"}}, "impossible-figure"),
        ({"economics": {"tax_yi": "-1"}}, "impossible-figure"),
        ({"standing": {"city_rank": "约1"}}, "not-exact"),
        ({"shares": {"sme_output": "0.7"}}, "ambiguous-share"),
    ],
)
def test_what_fits_no_cell_is_refused(data: dict[str, Any], code: str) -> None:
    assert code_of(Application, data) == code


@pytest.mark.parametrize("text", ["2024", "2024年", "２０２４"])
def test_a_year_is_read(text: str) -> None:
    assert Application.model_validate({"economics": {"year": text}}).economics.year == 2024


@pytest.mark.parametrize(
    ("text", "share"), [("0%", 0), ("100%", 100), ("70.5", "70.5"), ("/", None), (None, None)]
)
def test_a_part_of_a_whole_is_read(text: str | None, share: object) -> None:
    form = Application.model_validate({"shares": {"sme_output": text}})
    assert form.shares.sme_output == (None if share is None else Decimal(str(share)))


def test_growth_may_be_negative_and_more_than_the_whole() -> None:
    for text, growth in (("-3.5%", "-3.5"), ("120%", "120")):
        form = Application.model_validate({"average_growth": text})
        assert form.average_growth == Decimal(growth)


def test_rows_without_a_year_are_left_as_they_are() -> None:
    rows = [{"output_value_yi": "41"}, {"output_value_yi": "42"}, {"year": "2024"}]
    form = Application.model_validate({"yearly": rows})
    assert [row.year for row in form.yearly] == [None, None, 2024]


@pytest.mark.parametrize("text", [None, "", "/", "—"])
def test_a_blank_year_is_none(text: str | None) -> None:
    assert Application.model_validate({"economics": {"year": text}}).economics.year is None


@pytest.mark.parametrize(
    ("written", "material"),
    [
        ("规划.pdf", {"file": "规划.pdf"}),
        ("true", {"handed_in": True}),
        ("yes", {"handed_in": True}),
        ("是", {"handed_in": True}),
        ("√", {"handed_in": True}),
        ("False", {"handed_in": False}),
        ("否", {"handed_in": False}),
        ("无", {"handed_in": False}),
        ("/", {}),
        ("", {}),
        (None, {}),
        ({"file": "声明.pdf", "sealed": "true"}, {"file": "声明.pdf", "sealed": True}),
    ],
)
def test_a_material_is_a_path_or_a_plain_yes_or_no(written: Any, material: dict[str, Any]) -> None:
    assert Material.model_validate(written) == Material.model_construct(
        **({"file": None, "handed_in": None, "sealed": None} | material)
    )


@pytest.mark.parametrize(
    ("written", "count"), [(None, 0), ("甲.pdf", 1), (["甲.pdf", "乙.pdf"], 2), ([], 0)]
)
def test_a_material_is_written_alone_or_as_a_list(written: Any, count: int) -> None:
    assert (
        len(type(Application().materials).model_validate({"other_proof": written}).other_proof)
        == count
    )


def test_no_materials_at_all_are_blank() -> None:
    assert type(Application().materials).model_validate(None) == type(
        Application().materials
    ).model_validate({})


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("county", ("county",)),
        ("所在县（市、区）", ("county",)),
        ("所在县(市、区)", ("county",)),
        ("从业人 员数量", ("employees",)),
        ("产业集群区域面积", ("cluster", "area_km2")),
        ("产业集群名称", ("cluster", "name")),
        ("推荐单位", ("county",)),
        ("面积", None),
        ("revenue", None),
    ],
)
def test_a_key_is_found_in_either_language(key: str, path: tuple[str, ...] | None) -> None:
    assert keys_of(FORM).find(key) == path


def test_a_key_below_a_heading_is_found_there_only() -> None:
    below = keys_of(FORM).below["enterprises"]
    assert below.find("规模以上企业") == ("above_size",)
    assert below.find("营业收入") is None


def test_no_spelling_means_two_fields_of_one_group() -> None:
    for model in (Application, *(each for each in map(_group, Application.model_fields) if each)):
        spellings = [
            fold(text)
            for info in model.model_fields.values()
            for text in (str(info.title), *(info.json_schema_extra or {}).get("also", []))
        ]
        assert len(set(spellings)) == len(spellings), model.__name__


def _group(name: str) -> Any:
    from lccluster.form.group import group_of

    return group_of(Application.model_fields[name])


def test_fields_know_label_and_unit() -> None:
    area = FORM.field("cluster.area_km2")
    assert (area.label.zh, area.unit) == ("产业集群区域面积", Unit.KM2)
    assert FORM.field("products").is_list
    assert FORM.days == ("filled_on", "county_opinion.signed_on")


def test_a_field_that_the_form_lacks_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        FORM.field("cluster.output_value")


def test_no_rule_can_name_what_stands_in_the_rows_of_a_list() -> None:
    rows = [each.path for each in FORM.fields if each.path not in FORM.units]
    assert rows[0] == "products.name"
    assert {path.split(".")[0] for path in rows} == {"products", "yearly"}
    assert FORM.yearly_units == {"yearly.output_value_yi": Unit.YI_YUAN}


def test_the_schema_of_a_cell_allows_a_blank() -> None:
    schema = Application.model_json_schema()["$defs"]["Economics"]["properties"]["revenue_yi"]
    assert schema["anyOf"] == [{"type": ["number", "string"], "minimum": 0}, {"type": "null"}]


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("outcome", "符合", "met"),
        ("outcome", "not_met", "not_met"),
        ("outcome", None, None),
        ("waiver", "同意", "granted"),
        ("waiver", "refused", "refused"),
        ("bound", "25", Decimal(25)),
    ],
)
def test_a_finding_is_read_in_either_language(key: str, written: str | None, read: object) -> None:
    assert getattr(Finding.model_validate({key: written}), key) == read


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("outcome", "maybe", "unknown-word"),
        ("waiver", "met", "unknown-word"),
        ("bound", "25亿元", "not-a-number"),
        ("on", "昨天", "not-a-day"),
    ],
)
def test_a_finding_in_other_words_is_refused(key: str, written: str, code: str) -> None:
    assert code_of(Findings, {"findings": [{key: written}]}) == code
