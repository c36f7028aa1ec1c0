"""A draft begun in Chinese is spelt in Chinese, says the same law, and is changed in Chinese, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from built_once import Once
from lccluster.files.rules.library import Library
from lccluster.files.rules.procedure_file import read_whole
from lccluster.form.labels import FormLabels
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.titles import TITLES
from lccluster.rulebook.listed_names import listed
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.case_names import case_names
from running import Run

SHIPPED = ("liaocheng-2021-97", "sme-clusters-2022")
BY_ID = (
    "文件",
    "材料文件名",
)  # below these keys, things go by their ids
ASCII_KEY = re.compile(r"[A-Za-z]")


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Path:
    monkeypatch.chdir(tmp_path)
    once("chinese-draft", lambda: _begin(run))
    return tmp_path / "rules/draft"


def _begin(run: Run) -> None:
    assert run("rules", "new", "draft", "--from", SHIPPED[0], lang="zh").code == 0


def _law(folder: Path) -> Rulebook:
    """Give what a rulebook says, but for what a draft changes."""
    book, _ = read_whole(folder)
    own = {"id": "", "document_number": "", "registration": None, "draft": False}
    return replace(book, measure=replace(book.measure, **own), sha256="")


@pytest.mark.parametrize("source", SHIPPED)
def test_a_draft_begun_in_chinese_says_the_same(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rules", "new", "draft", "--from", source, lang="zh").code == 0
    made = tmp_path / "rules/draft"
    assert _law(made) == _law(Library(None, tmp_path).folder(source))
    ran = run("rules", "test", str(made))
    assert ran.code == 0, ran.out
    keys = [
        each
        for file in made.rglob("*.yaml")
        for each in _keys(yaml.load(file.read_text("utf-8"), yaml.CBaseLoader))
    ]
    assert len(keys) > 500
    assert {each for each in keys if ASCII_KEY.search(each)} <= {
        "area_km",
        "technolgy",
    }  # of cases, misspelt


def _keys(data: Any, above: str = "") -> Iterator[str]:
    """List the keys of a file, but for those that are ids."""
    if isinstance(data, list):
        for each in data:
            yield from _keys(each, above)
    elif isinstance(data, dict):
        for key, each in data.items():
            if above not in BY_ID:
                yield str(key)
            yield from _keys(each, str(key))


def test_comments_speak_of_keys_as_they_are_spelt(draft: Path) -> None:
    text = "".join(each.read_text("utf-8") for each in draft.glob("*.yaml"))
    comments = " ".join(re.findall(r"#(.*)", text))
    assert "按民法典：起算日不计入" in comments
    assert not re.search(r"[a-z]+_[a-z]+", comments)
    assert "lccluster rules check" in comments
    assert "；年数 要几年的、份数 一式几份" in comments
    assert "所报年度 不写就是报上一年度" in comments
    assert "每个: 县（市、区）、每年最多: 3" in comments
    assert (
        "“materials”是申报单位提交的材料，“title”是最后公布的称号" in comments
    )  # as they are typed


def test_words_of_cases_are_chinese_in_their_files_and_comments(draft: Path) -> None:
    text = (draft / "cases/06-materials.yaml").read_text("utf-8")
    assert re.search("# .*：没有 没有这个文件，空的 空文件，打不开 打不开，在文件夹以外", text)
    assert {"没有", "空的", "打不开", "在文件夹以外"} <= {*re.findall(r"状态: ([^,}]+)", text)}
    cases = "".join(each.read_text("utf-8") for each in (draft / "cases").iterdir())
    comments = re.sub(r"[a-z]+\.yaml", "", " ".join(re.findall("#(.*)", cases)))
    assert re.findall("[A-Za-z]{2,}", comments) == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "技术水平：预期 不符合，实际 符合"),
        ("en", "technology: expected not_met, came out met"),
    ],
)
def test_conditions_and_elements_of_cases_are_named_by_labels(
    draft: Path, run: Run, lang: str, said: str
) -> None:
    path = draft / "cases/04-elements.yaml"
    text = path.read_text("utf-8")
    assert "认定: {技术水平: 待认定}" in text
    assert "{条件: 技术水平, 要素: 领军人才, 结论: 不符合" in text
    path.write_text(text.replace("条件: {技术水平: 符合}", "条件: {技术水平: 不符合}"), "utf-8")
    assert said in run("rules", "test", str(draft), lang=lang).err
    assert run("rules", "test", str(draft), "--accept", lang=lang).code == 0
    assert path.read_text("utf-8") == text


def test_acts_of_a_stage_are_named_as_screens_say_them(draft: Path, run: Run) -> None:
    path = draft / "procedure.yaml"
    text = path.read_text("utf-8")
    assert "对应事项: [收到申报]" in text
    path.write_text(text.replace("[收到申报]", "[收到申请]"), "utf-8")
    ran = run("rules", "check", str(draft), lang="zh")
    assert "无法识别“收到申请”。是不是“收到申报”？" in ran.err


def test_every_column_of_a_list_has_a_chinese_name(draft: Path) -> None:
    keys = {each.key for each in (*APPLICATIONS, *TITLES)}
    names = listed(FormLabels, "columns")
    assert keys - {*names} == set()
    assert len({*names.values()}) == len(names)
    assert "事项类别: [其他事项]" in (draft / "correction-letter.yaml").read_text("utf-8")


def test_parts_of_a_total_are_named_by_labels(draft: Path, run: Run) -> None:
    path = draft / "form.yaml"
    text = path.read_text("utf-8")
    parts = "哪几格合计: [企业户数.规模以上企业, 企业户数.进入产业园区企业]"
    assert parts in text
    path.write_text(
        text.replace("企业户数.规模以上企业, 企", "企业户数.规模以下企业, 企", 1), "utf-8"
    )
    ran = run("rules", "check", str(draft), lang="zh")
    assert "申请表没有“企业户数.规模以下企业”这一栏。是不是“企业户数.规模以上企业”？" in ran.err


def test_a_bound_of_a_chinese_draft_is_set(draft: Path, run: Run) -> None:
    ran = run("rules", "set", str(draft), "集群区域面积.标准=120", lang="zh")
    assert ran.code == 0, ran.err
    assert "标准: 120, 单位: 平方公里" in (draft / "04-conditions.yaml").read_text("utf-8")
    assert "集群区域面积: 符合 20 平方公里" in (draft / "cases/04-area.yaml").read_text("utf-8")


def test_a_bound_of_a_chinese_draft_is_called_by_its_condition_and_all_cases_follow(
    draft: Path, run: Run
) -> None:
    ran = run("rules", "set", str(draft), "年营业收入=35", lang="zh")
    assert (ran.code, "请手工修改" in ran.err) == (0, False)
    assert ran.err.endswith(f"lccluster rules test {draft}\n")
    assert "营业收入: 33}" in (waivers := (draft / "cases/04-waiver.yaml").read_text("utf-8"))
    assert "{适当放宽: 同意放宽, 标准: 36}" in waivers
    assert run("rules", "test", str(draft), lang="zh").code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_comes_out_is_accepted_in_the_words_of_the_file(
    draft: Path, run: Run, lang: str
) -> None:
    for each in (draft / "cases").iterdir():
        if each.name not in ("complete.yaml", "04-area.yaml"):
            each.unlink()
    path = draft / "cases/04-area.yaml"
    text = path.read_text("utf-8")
    wrong = text.replace(
        "结论: 不符合, 可能的结论: [不符合]", "结论: 符合, 可能的结论: []"
    ).replace("符合 0.01", "符合 0.02")
    assert wrong != text
    path.write_text(wrong, "utf-8")
    assert run("rules", "test", str(draft), "--accept", lang=lang).code == 0
    assert path.read_text("utf-8") == text


def test_a_cell_may_be_named_by_its_label_in_an_english_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rules", "new", "draft", "--from", SHIPPED[0]).code == 0
    path = tmp_path / "rules/draft/04-conditions.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("field: cluster.area_km2", "field: 产业集群.产业集群区域面积"), "utf-8"
    )
    assert run("rules", "test", "rules/draft").code == 0
    path.write_text(text.replace("field: cluster.area_km2", "field: 产业集群.占地"), "utf-8")
    ran = run("rules", "check", "rules/draft")
    assert (ran.code, "产业集群.占地" in ran.err) == (2, True)


def test_what_cases_expect_by_codes_and_cells_is_spelt_in_chinese_and_accepted_so(
    draft: Path, run: Run
) -> None:
    text = "".join(each.read_text("utf-8") for each in (draft / "cases").iterdir())
    listed = re.findall(r"(?:问题|下一步): \[([^\]]*)\]|拒绝: ([^}]*)", text)
    latin = {word for pair in listed for word in re.findall("[a-z][a-z-]{3,}", "".join(pair))}
    assert len(listed) > 150
    assert latin == set()
    for each in (draft / "cases").iterdir():
        if each.name not in ("complete.yaml", "07-recommendation.yaml"):
            each.unlink()
    path = draft / "cases/07-recommendation.yaml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("问题: [意见不推荐]", "问题: [意见不明]"), "utf-8")
    assert path.read_text("utf-8") != before
    assert run("rules", "test", str(draft), "--accept", lang="zh").code == 0
    assert path.read_text("utf-8") == before


def test_every_code_and_id_has_a_chinese_name_that_is_read_back() -> None:
    for source in SHIPPED:
        book, _ = read_whole(Library(None, None).folder(source))
        names = case_names(book)
        for each in names.names:
            assert names.in_ours(names.in_chinese(each)) == each
            assert not names.in_chinese(each).isascii()
