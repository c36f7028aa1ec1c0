"""未达标项 of the 汇总表 names each thing that stands between an application and its title."""

from __future__ import annotations

from typing import Any

import pytest

from lccluster.catalogs import speak
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.form.findings import Findings
from lccluster.render.columns.application_cells import open_items, open_points
from lccluster.render.columns.application_points import idle, points
from shipped import all_met, assessed, finding, findings, form

NOBODY = Findings(cluster="某某特色产业集群")
BY_HAND = {"简介.docx": FileFact(FileState.FINE)}


@pytest.fixture(autouse=True)
def in_chinese(voice: None) -> None:
    speak("zh")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "无"),
        ({"cluster__area_km2": "120", "materials": None}, "不符合：集群区域面积"),
        ({"cluster__area_km2": "120", "economics": {"revenue_yi": "20"}}, "不符合：集群区域面积、年营业收入"),
        ({"cluster__area_km2": None, "economics__revenue_yi": None}, "未填：集群区域面积、年营业收入"),
        ({"cluster__area_km2": "120", "standing__city_rank": "1"}, "待认定：集群区域面积"),
        ({"enterprises__above_size": "65"}, "自相矛盾：企业户数、规模以上企业"),
        ({"platforms__total": "9"}, "自相矛盾：公共服务平台数量"),
        ({"materials__development_plan": None, "materials__informatisation": None}, "材料待补正：发展规划、信息化情况"),
        (
            {"cluster__area_km2": None, "platforms__total": "9", "materials__development_plan": None},
            "未填：集群区域面积；自相矛盾：公共服务平台数量；材料待补正：发展规划",
        ),
    ],
)  # fmt: skip
def test_every_open_thing_is_named(changes: dict[str, Any], said: str) -> None:
    assert open_items(assessed(form(**changes))) == said


def test_open_judgements_are_named_and_not_counted() -> None:
    said = open_items(assessed(form(), NOBODY))
    assert (
        said == "待认定：产业特色、集聚和配套、市场占有率、媒体宣传、技术水平、工业互联网、组织管理"
    )
    some = Findings(cluster="某某特色产业集群", findings=all_met()[:5])
    assert open_items(assessed(form(), some)) == "待认定：工业互联网、组织管理"


def test_of_a_form_that_fails_only_what_fails_is_named() -> None:
    found = findings(finding("media", outcome="not_met"))
    assert open_items(assessed(form(cluster__area_km2=None), found)) == "不符合：媒体宣传"


def test_a_count_that_nobody_made_is_named() -> None:
    assert open_items(assessed(form(), files=BY_HAND)) == "字数待清点：发展情况简介"


def test_a_day_in_what_is_said_of_a_point_is_written_as_documents_write_it() -> None:
    drawn = points(assessed(form(county_opinion__signed_on="2025-02-01")))
    assert any("日期（2025年2月1日）早于填报日期" in str(each[-1]) for each in drawn)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "1 份字数待清点"),
        (
            {"enterprises": {"total": "约30", "in_park": None}},
            "不是准数（企业户数）、1 份字数待清点",
        ),
        ({"enterprises": {"total": None, "in_park": None}}, "未填（企业户数）、1 份字数待清点"),
        ({"enterprises": {"above_size": "65"}}, "1 份字数待清点、1 处自相矛盾"),
    ],
)
def test_the_one_line_of_an_application_leaves_nothing_open_out(
    changes: dict[str, Any], said: str
) -> None:
    assert open_points(assessed(form(**changes), files=BY_HAND)) == said


def test_what_people_would_judge_of_a_form_that_fails_is_no_point_but_counted() -> None:
    fails = assessed(form(cluster__area_km2="120", platforms__total="9"), NOBODY)
    assert [row[4:6] for row in points(fails)] == [
        ("集群区域面积", "不符合"),
        ("公共服务平台数量", "自相矛盾"),
    ]
    assert len(idle(fails)) == 7
    holds = assessed(form(), NOBODY)
    assert (len([*points(holds)]), idle(holds)) == (7, [])
