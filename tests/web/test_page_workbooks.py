"""What is open goes out as a workbook and comes back filled; a result that was downloaded is worked out again."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from lccluster.catalogs import speak
from pages import Answer, Visitor, office_at, served
from running import Run

ANSWER = {"理由": "材料齐全", "认定人": "王某", "单位": "市局", "日期": "2025年4月22日"}
BESIDE = Path("申报") / "冠县轴承.审核意见.yaml"


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    return Path(shutil.copytree(laid_out, tmp_path / "office"))


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def checked(page: Visitor, *names: str) -> Answer:
    """Check forms of the folder."""
    shown = page.get("/check").text
    words = dict(re.findall(r'name="here" value="(\w+)"> 申报/([^<]+?) ?<', shown))
    by_name = {unescape(name): word for word, name in words.items()}
    return page.post("/check", here=[by_name[each] for each in names])


def address(shown: Answer) -> str:
    (found,) = re.findall(r'<a href="(/check/\w+/workbook)">', shown.text)
    return str(found)


def filled(page: Visitor, where: str, outcome: str = "符合", **answer: str) -> tuple[str, bytes]:
    """Take the workbook down and answer every row."""
    book, out = openpyxl.load_workbook(io.BytesIO(page.get(where).body)), io.BytesIO()
    sheet = book["审核意见"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    for row in range(4, sheet.max_row + 1):
        if sheet.cell(row, heads["编号"]).value and not sheet.cell(row, heads["要素"]).value:
            for head, value in {"结论": outcome, **ANSWER, **answer}.items():
                sheet.cell(row, heads[head]).value = value
    book.save(out)
    return "审核意见表.xlsx", out.getvalue()


def words(shown: Answer) -> list[str]:
    return re.findall(r'<span class="word[^"]*">([^<]+)</span>', shown.text)


def test_a_workbook_of_several_applications_is_filled_taken_back_and_kept_beside_each(
    page: Visitor, desk: Path, run: Run
) -> None:
    first = checked(page, "冠县轴承.yaml", "莘县纸业.yaml")
    where = address(first)
    got = page.post(where, workbook=filled(page, where))
    assert got.status == 200, got.text
    assert got.text.count("√ 符合") > first.text.count("√ 符合") + 10
    (keep, *_) = re.findall(r'href="(/check/[^"]+/keep/0)"', got.text)
    shown = page.get(keep)
    assert "{" not in shown.text.partition("<main")[2]
    kept = page.post(keep, **shown.hidden)
    assert kept.status == 200, kept.text
    text = (desk / BESIDE).read_text("utf-8")
    assert text.startswith("产业集群名称: 冠县某某镇轴承特色产业集群\n审核意见:\n")
    assert "莘县" not in text
    form = desk / "申报" / "冠县轴承.yaml"
    said = run("check", form, "--findings", desk / BESIDE, "--format", "json", lang="zh").out
    speak("zh")
    assert json.loads(said)["assessments"][0]["verdict"] == "eligible"
    assert "/judge/" not in checked(page, "冠县轴承.yaml").text  # found again beside its form


def test_a_form_that_was_dropped_is_kept_with_what_its_workbook_says(
    page: Visitor, desk: Path
) -> None:
    form = desk / "申报" / "冠县轴承.yaml"
    where = address(page.post("/check", forms=("甲.yaml", form.read_bytes())))
    got = page.post(where, workbook=filled(page, where, "不符合"))
    (keep,) = re.findall(r'href="(/check/[^"]+/keep/0)"', got.text)
    assert page.post(keep, **page.get(keep).hidden).status == 200
    assert sorted(each.name for each in (desk / "甲").iterdir()) == ["甲.yaml", "甲.审核意见.yaml"]
    assert "不符合" in (desk / "甲" / "甲.审核意见.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "没有选择文件"),
        ({"workbook": ("审核意见表.xlsx", b"PK")}, "审核意见表.xlsx"),
        (
            {
                "workbook": (
                    "审核意见.yaml",
                    "产业集群名称: 别处\n审核意见:\n- {条件: 特色产业, 结论: 符合}\n".encode(),
                )
            },
            "别处",
        ),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field_and_nothing_is_taken(
    page: Visitor, given: dict[str, tuple[str, bytes]], said: str
) -> None:
    where = address(checked(page, "冠县轴承.yaml"))
    got = page.post(where, **given)
    assert (got.status, said in unescape(got.text)) == (422, True), got.text
    assert re.search(r'id="workbook"[^>]*aria-invalid="true"', got.text)
    assert "lccluster-page" not in got.text
    assert address(got) == where


def test_a_blank_workbook_and_a_wrong_cell_are_no_answers(page: Visitor) -> None:
    where = address(checked(page, "冠县轴承.yaml"))
    blank = ("审核意见表.xlsx", page.get(where).body)
    assert "还没有填写" in page.post(where, workbook=blank).text
    got = page.post(where, workbook=filled(page, where, 日期="某日"))
    assert (got.status, "某日" in got.text) == (422, True)


def test_nothing_that_is_open_has_no_workbook(page: Visitor, desk: Path) -> None:
    form, found = desk / "申报" / "冠县轴承.yaml", desk / "审核意见" / "冠县轴承.yaml"
    fields = {"forms": (form.name, form.read_bytes()), "findings": (found.name, found.read_bytes())}
    shown = page.post("/check", **fields)
    assert "/workbook" not in shown.text
    (word,) = set(re.findall(r'href="/check/(\w+)/\d+"', shown.text))
    assert page.get(f"/check/{word}/workbook").status == 404
    assert page.get("/check/x/workbook").status == page.post("/check/x/workbook").status == 404


def result_of(page: Visitor, shown: Answer) -> bytes:
    (found,) = re.findall(r'href="(/check/\w+/\d+)">核对结果.json<', shown.text)
    return page.get(found).body


def verified(shown: Answer) -> list[str]:
    """Give what came of it."""
    assert shown.status == 200, shown.text
    told = shown.text.partition('role="status"')[2].partition("</div>")[0]
    return [unescape(each).strip() for each in re.findall("<li>([^<]+)", told)]


def test_a_result_of_the_folder_is_the_same_again_until_its_form_changes(
    page: Visitor, desk: Path
) -> None:
    assert 'href="/verify"' in page.get("/check").text
    data = result_of(page, checked(page, "冠县轴承.yaml"))
    (same,) = verified(page.post("/verify", result=("核对结果.json", data)))
    assert "结果与以前相同" in same
    form = desk / "申报" / "冠县轴承.yaml"
    form.write_text(form.read_text("utf-8").replace("total: ", "total: 1"), "utf-8")
    told = verified(page.post("/verify", result=("核对结果.json", data)))
    assert {"申报文件已有改动", "企业户数、填报数：当时 73，现在 173"} <= {*told}
    again = page.post("/verify", result=("核对结果.json", data)).text
    assert re.search(r"结果与以前不同：\n<ul[^>]*>\n<li>申报文件已有改动</li>", again)


def test_a_result_of_what_was_dropped_needs_what_was_dropped(page: Visitor, desk: Path) -> None:
    form, found = desk / "申报" / "东阿县钢球.docx", desk / "审核意见" / "冠县轴承.yaml"
    one = ("钢球.docx", form.read_bytes())
    data = result_of(page, page.post("/check", forms=one))
    assert b"lccluster-page" not in data
    result = ("核对结果.json", data)
    (same,) = verified(page.post("/verify", result=result, forms=one))
    assert "结果与以前相同" in same
    told = verified(page.post("/verify", result=result))
    assert "钢球.docx" in told[1]
    assert "lccluster-page" not in " ".join(told)
    bearing = ("冠县轴承.yaml", (desk / "申报" / "冠县轴承.yaml").read_bytes())
    judged = page.post("/check", forms=bearing, findings=(found.name, found.read_bytes()))
    result = ("核对结果.json", result_of(page, judged))
    given = {"forms": bearing, "findings": (found.name, found.read_bytes())}
    (same,) = verified(page.post("/verify", result=result, **given))
    assert "结果与以前相同" in same


def test_no_file_outside_the_folder_is_opened_by_what_a_result_says(
    page: Visitor, desk: Path
) -> None:
    data = json.loads(result_of(page, checked(page, "冠县轴承.yaml")))
    secret = desk.parent / "secret.yaml"
    secret.write_text("申报主体: 秘密\n", "utf-8")
    (desk / "link.yaml").symlink_to(secret)
    for written in (str(secret), "../secret.yaml", "/etc/passwd", "link.yaml", "..", "/", "x"):
        data["assessments"][0]["file"] = written
        told = verified(page.post("/verify", result=("r.json", json.dumps(data).encode())))
        assert "没有这个文件" in " ".join(told), (written, told)
        assert "lccluster-page" not in " ".join(told)
    assert page.post("/verify", result=("r.json", b"[]")).status == 422
    assert page.post("/verify").status == 422


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_result_with_a_name_that_no_disk_can_bear_is_none(page: Visitor, name: str) -> None:
    (one,) = json.loads(result_of(page, checked(page, "冠县轴承.yaml")))["assessments"]
    for said in ({"file": name}, {"receipt": {**one["receipt"], "findings": [name]}}):
        sent = page.post("/verify", result=("r.json", json.dumps({**one, **said}).encode()))
        assert (sent.status, "lccluster 自身" in sent.text) == (422, False)
