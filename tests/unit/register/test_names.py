"""Names that look alike are told; those that only share a trade's common words are not."""

from __future__ import annotations

from itertools import combinations

import pytest

from lccluster.register.naming.names import Places, alike, folded
from lccluster.usecases.register.exchange.promulgated import read_list
from registers import OFFICES
from running import ROOT

CITY = Places("聊城市", OFFICES)
ALIKE = [
    ("莘县绿色食品加工特色产业集群", "莘县绿色食品加工特色产业集群"),
    ("莘县绿色食品加工特色产业集群", "莘县绿色食品特色产业集群"),
    ("阳谷县绿色食品", "莘县绿色食品加工"),
    ("冠县轴承特色产业集群", "冠县清水镇轴承特色产业集群"),
    ("聊城市冠县轴承产业集群", "冠县轴承特色产业集群"),
    ("冠县 轴承（特色）产业集群", "冠县轴承特色产业集群"),
    ("Ｇ冠县轴承", "g冠县轴承"),
    ("特色产业集群", "产业集群"),
    ("茌平县铝特色产业集群", "茌平区信发铝特色产业集群"),  # a county under the name that it bore
]
APART = [
    ("莘县木材加工特色产业集群", "莘县绿色食品加工特色产业集群"),
    ("临清市轴承特色产业集群", "冠县清水镇轴承特色产业集群"),
    ("东阿县钢球特色产业集群", "东阿县钢管特色产业集群"),
    ("冠县绿色环保纸业", "冠县精品钢板延链绿色智造"),
    ("临清市纺织", "冠县低碳数字化纺织全链条"),
    ("莘县特色产业集群", "莘县木材加工特色产业集群"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_these_names_look_alike(one: str, other: str) -> None:
    assert alike(one, [other], CITY) == [other]
    assert alike(other, [one], CITY) == [one]


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_names_do_not(one: str, other: str) -> None:
    assert alike(one, [other], CITY) == alike(other, [one], CITY) == []


def test_a_name_goes_without_the_city_of_the_measure_and_no_other() -> None:
    assert folded("德州市莘县轴承", Places("德州市", OFFICES)) == ("莘县", "轴承")
    assert folded("德州市轴承", CITY) == ("德州市", "轴承")
    assert folded("莘县轴承", Places("", OFFICES)) == ("莘县", "轴承")


def test_of_the_ten_real_titles_only_the_two_food_clusters_look_alike() -> None:
    listed = read_list(ROOT / "examples" / "register" / "recognised-2022.yaml")
    pairs = combinations([each.name for each in listed.clusters], 2)
    assert [pair for pair in pairs if alike(pair[0], [pair[1]], CITY)] == [
        ("莘县绿色食品加工特色产业集群", "阳谷县绿色食品特色产业集群")
    ]


def test_a_name_folds_to_its_county_and_its_trade() -> None:
    assert folded("聊城市莘县绿色食品加工特色产业集群", CITY) == ("莘县", "绿色食品加工")
    assert folded("清水镇轴承产业集群", CITY) == ("", "清水镇轴承")
