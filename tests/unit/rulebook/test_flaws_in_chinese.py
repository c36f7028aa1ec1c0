"""What is wrong with a rulebook is said in Chinese: things by their labels; what is typed, in quotes or behind its label."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_flaws import FLAWS, MISFITS, Edit, edited

from foreign_words import LISTED, WORD
from lccluster.usecases.rules.proof import prove
from running import speaking
from shares import share

OF_ENGLISH = "英文："  # an English wording is what is wrong there
TYPED = (
    re.compile(r"^\S+?\.yaml(?::\d+)*："),
    re.compile(
        r"^(?:[^：\s]+\.)?[A-Za-z_]+：(?=“|这里|申请表没有|各汇总表)"
    ),  # a key that is wrong itself
    re.compile(r"“[A-Za-z_.-]*[^（）”]*”"),
    re.compile(r"（[a-z0-9_.-]+）"),
    re.compile(r"（[a-z_]+: (?:true|30)）"),
)
PLACE_OF_A_COLUMN = re.compile(r"核对\.条件\.\w+")


def _said(edit: Edit, folder: Path) -> list[str]:
    with speaking("zh"):
        made, _ = edited(edit, folder)
        return [str(each).rpartition("/")[2] for each in prove(made).problems]


def _latin(text: str) -> set[str]:
    text = PLACE_OF_A_COLUMN.sub("", text)
    for each in TYPED:
        text = each.sub("", text)
    return {*WORD.findall(text)} - LISTED - {"measure.yaml", "offices.yaml"}


@pytest.mark.parametrize("edit", share([*FLAWS, *MISFITS], 60), ids=str)
def test_a_flaw_is_told_in_chinese(edit: Edit, tmp_path: Path) -> None:
    said = _said(edit, tmp_path)
    assert said
    assert {each: _latin(each) for each in said if OF_ENGLISH not in each and _latin(each)} == {}


OF_A_LABEL = [
    ("days-of-a-duty", "“集群上一年度工作总结”"),
    ("ground-without-standing", "“有效期满未申请复核”这一情形要以称号处于“期满待处理”状态为前提"),
    ("not-a-day", "“申请单位名称”不是申请表上填日期的栏目。申请表中填日期的栏目有：填报日期、"),
    ("wrong-unit", "“产业集群.产业集群区域面积”的单位不是个。申请表上的单位是平方公里。"),
    ("done-twice", "一次年度申报只有一件“收到申报”"),
    ("occasion-twice", "“认定公布”写了两次"),
    (
        "needs-what-none-gives",
        "到这个环节已有的是：申报材料（materials）、印发当年申报通知（call）",
    ),
    ("not-a-word", "“从业人员数量”填的是数字"),
    ("unknown-kind", "类别有：不超过、低于、不低于、"),
]


@pytest.mark.parametrize(("code", "words"), OF_A_LABEL)
def test_what_is_meant_is_named_by_its_label(code: str, words: str, tmp_path: Path) -> None:
    edits = [each for each in (*FLAWS, *MISFITS) if each.code == code]
    said = [
        line for number, each in enumerate(edits) for line in _said(each, tmp_path / str(number))
    ]
    assert [line for line in said if words in line]


OF_WORDS = [
    ("correction-letter.yaml", "about: [opinion]", "about: [material]", "没有写“推荐意见”的部分"),
    ("correction-letter.yaml", "about: [opinion]", "about: [material]", "通知里有两处写“材料”"),
    ("correction-letter.yaml", "about: [other]", "about: [others]", "是不是“其他事项（other）”"),
    ("form-labels.yaml", "  firms: [", "  firmz: [", "没有“firmz”这一列。可以写：序号、推荐单位、"),
    ("notices.yaml", "  revocation:", "  revocatio:", "这里缺少“撤销命名”"),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), OF_WORDS)
def test_what_is_wrong_with_words_is_told_in_chinese(
    file: str, old: str, new: str, words: str, tmp_path: Path
) -> None:
    said = _said(Edit("", file, old, new), tmp_path)
    assert [line for line in said if words in line]
    assert {each: _latin(each) for each in said if _latin(each)} == {}
