"""Commands that sentences name, as the page calls them."""

from __future__ import annotations

import pytest

from lccluster.usecases.page.commands import as_on_page
from running import speaking


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("可用“lccluster check”查看原因。", "可用“核对”查看原因。"),
        ("下一步见 “lccluster round todo” 的输出。", "下一步见“待办”的输出。"),
        ("请用“lccluster round panel FILE”写明。", "请用“确定评审专家及其利害关系”写明。"),
        ("请用“lccluster rules test”查看。", "请用“lccluster rules test”查看。"),
        ("名称 “甲” 已有。", "名称“甲”已有。"),
    ],
)
def test_a_command_is_called_as_its_screen_or_its_act(sentence: str, said: str) -> None:
    with speaking("zh"):
        assert as_on_page(sentence) == said


def test_in_english_too() -> None:
    with speaking("en"):
        said = as_on_page("The verdict is “incomplete”; “lccluster check” says why.")
    assert said == "The verdict is “incomplete”; “Check” says why."
