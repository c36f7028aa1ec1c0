"""Lists of many titles are taken in at the page: promulgated, exported, with the figures of reports; in two steps."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

import docx
import openpyxl
import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.page.lists import told
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import Room, open_room
from pages import NOON, Answer, Visitor, office_at, served
from running import Run

LIST, EXPORT, REPORTS = "/lists/promulgated", "/lists/export", "/lists/reports"
HEADS = ("序号", "集群名称", "县市区")
TITLES = ((1, "冠县某某镇轴承特色产业集群", "冠县"), (2, "莘县某某镇香瓜特色产业集群", "莘县"))
SAID = {"on": "2024-05-06", "document_number": "聊工信发〔2024〕某号"}


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    return Path(shutil.copytree(laid_out, tmp_path / "office"))


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk, clock=lambda: NOON.replace(year=2026))) as visitor:
        yield visitor.enter()


def workbook(*rows: Sequence[object]) -> tuple[str, bytes]:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(data)
    return "名单.xlsx", data.getvalue()


def room_of(desk: Path) -> Room:
    return open_room(desk / "register", Library(None, desk / "rules"))


def lines(shown: Answer) -> list[str]:
    """Give what is said, a sentence each."""
    return [unescape(each) for each in re.findall(r"<li>([^<]+)</li>", shown.text)]


def test_a_promulgated_list_is_shown_title_by_title_and_then_entered(
    page: Visitor, desk: Path
) -> None:
    assert f'href="{LIST}"' in page.get("/titles").text
    before = len(room_of(desk).register.ids())
    shown = page.post(LIST, list=workbook(HEADS, *TITLES), **SAID)
    assert shown.status == 200, shown.text
    assert not room_of(desk).register.ids() & {"LC-2024-001", "LC-2024-002"}
    told = [each for each in lines(shown) if "LC-2024" in each]
    assert told[0] == (
        "冠县某某镇轴承特色产业集群（LC-2024-001），冠县：认定公布、2024-05-06、聊工信发〔2024〕某号"
    )
    assert "未采用的列：序号。" in lines(shown)
    done = page.post(f"{LIST}/record", **shown.hidden)
    assert lines(done) == lines(shown)
    assert {"LC-2024-001", "LC-2024-002"} <= room_of(desk).register.ids()
    assert check(room_of(desk)).damage == ()
    assert page.post(f"{LIST}/record", **shown.hidden).text == done.text  # clicked twice
    assert len(room_of(desk).register.ids()) == before + 2


def test_of_very_many_things_worth_a_look_the_first_are_shown_and_the_others_counted(
    page: Visitor,
) -> None:
    titles = [(at, f"冠县某某镇轴承及配件第{at}特色产业集群", "冠县") for at in range(1, 231)]
    shown = page.post(LIST, list=workbook(HEADS, *titles), **SAID)
    assert shown.status == 200
    titles_shown, worth_a_look = shown.text.split("<h2>需要留意</h2>")
    assert titles_shown.count("（LC-2024-") == len(titles)
    assert worth_a_look.count("<li>") == 201
    assert re.search(r"<li>……另有 \d+ 处。</li>", worth_a_look)


def test_a_list_that_all_would_wait_for_is_refused(page: Visitor, desk: Path) -> None:
    before = room_of(desk).register.ids()
    rows = [(at, f"冠县{at}镇轴承特色产业集群", "冠县") for at in range(2001)]
    shown = page.post(LIST, list=workbook(HEADS, *rows), **SAID)
    assert shown.status == 422
    assert "名单中有 2001 个称号，页面每次最多受理 2000 个。请分批提交。" in shown.text
    assert room_of(desk).register.ids() == before


def test_a_list_below_its_title_and_one_of_a_notice_in_word_are_read_counties_over_several_rows(
    page: Visitor,
) -> None:
    book, data = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (("附件1",), ("特色产业集群名单",), ("序号", "县 市 区", "集群名称")):
        sheet.append(row)
    for row in ((1, "冠县", "冠县甲镇轴承特色产业集群"), (2, None, "冠县乙镇滚子特色产业集群")):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("B4:B5")
    book.save(data)
    shown = page.post(LIST, list=("名单.xlsx", data.getvalue()), **SAID)
    assert shown.status == 200, shown.text
    assert [each.partition("：")[0] for each in lines(shown) if "LC-2024" in each] == [
        "冠县甲镇轴承特色产业集群（LC-2024-001），冠县",
        "冠县乙镇滚子特色产业集群（LC-2024-002），冠县",
    ]
    notice, data = docx.Document(), io.BytesIO()
    notice.add_paragraph("关于公布特色产业集群名单的通知")
    table = notice.add_table(rows=0, cols=3)
    for row in (("序号", "产业集群名称", "县市区"), ("1", TITLES[1][1], "莘县")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    notice.save(data)
    shown = page.post(LIST, list=("通知.docx", data.getvalue()), **SAID)
    assert shown.status == 200, shown.text
    assert any(TITLES[1][1] in each for each in lines(shown))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("集群名称", "备注"), ("甲", "乙")), "名单缺少这些列：县市区。"),
        ((HEADS, (1, "甲集群", None)), "“县市区”一列是空的。"),
        ((HEADS, (1, "甲集群", "某县")), "“某县”不是推荐单位。"),
        ((HEADS, TITLES[0], TITLES[0]), "在名单中出现了 2 次"),
        ((HEADS,), "名单中没有集群。"),
    ],
)
def test_a_list_that_cannot_be_entered_is_refused_and_what_was_typed_stays(
    page: Visitor, desk: Path, rows: Sequence[Sequence[object]], said: str
) -> None:
    before = room_of(desk).register.ids()
    got = page.post(LIST, list=workbook(*rows), **SAID)
    assert (got.status, said in unescape(got.text)) == (422, True), got.text
    assert f'value="{SAID["on"]}"' in got.text
    assert "已交：名单.xlsx" in got.text
    assert room_of(desk).register.ids() == before


def test_a_list_in_a_table_needs_its_day_and_one_that_says_its_day_no_other(
    page: Visitor, desk: Path
) -> None:
    got = page.post(LIST, list=workbook(HEADS, *TITLES))
    assert got.status == 422
    assert re.search(r'id="wrong-on"', got.text)
    listed = ("名录.yaml", (desk / "名录.yaml").read_bytes())
    got = page.post(LIST, list=listed, on="2023-01-01")
    assert (got.status, "名单中写的是 2022-05-09。" in got.text) == (422, True)
    assert page.post(LIST).status == 422


@pytest.mark.parametrize("sign", ["\n", "\u200b", "\u202e", "\x1b", "\u2028"])
def test_a_name_with_a_sign_that_nobody_sees_is_not_entered(page: Visitor, sign: str) -> None:
    said = f'promulgated_on: 2024-05-06\nclusters: [{{name: "冠县某某镇{sign!r}轴承集群", county: 冠县}}]'
    listed = said.replace(repr(sign), ascii(sign)[1:-1]) + "\nauthority: 市局\n"
    refused = page.post(LIST, list=("名单.yaml", listed.encode()))
    assert refused.status == 422
    assert "“冠县某某镇”之后有换行或看不见的符号" in refused.text


def test_a_list_without_a_cluster_is_not_entered(page: Visitor) -> None:
    listed = "promulgated_on: 2024-05-06\nauthority: 市局\nclusters: []\n"
    refused = page.post(LIST, list=("名单.yaml", listed.encode()))
    assert refused.status == 422
    assert "名单中没有集群" in refused.text


def test_what_another_recorded_meanwhile_is_shown_before_a_list_is_entered(
    page: Visitor, desk: Path
) -> None:
    shown = page.post(LIST, list=workbook(HEADS, *TITLES), **SAID)
    other = page.post(
        LIST, list=workbook(HEADS, (1, "高唐县某某镇家具特色产业集群", "高唐县")), **SAID
    )
    assert page.post(f"{LIST}/record", **other.hidden).status == 200
    got = page.post(f"{LIST}/record", **shown.hidden)
    assert got.status == 409
    assert "LC-2024-003" in got.text  # as the numbers count on
    assert "LC-2024-002" not in room_of(desk).register.ids()


def test_a_register_is_begun_with_a_list(desk: Path, run: Run) -> None:
    shutil.rmtree(desk / "register")
    listed = ("名录.yaml", (desk / "名录.yaml").read_bytes())
    with served(office_at(desk)) as visitor:
        page = visitor.enter()
        assert f'href="{LIST}"' in page.get("/titles").text
        assert EXPORT not in page.get("/titles").text
        assert str(desk / "register") in page.get(LIST).text  # where it would lie
        shown = page.post(LIST, list=listed)
        assert shown.status == 200, shown.text
        assert not (desk / "register").exists()
        assert lines(page.post(f"{LIST}/record", **shown.hidden)) == lines(shown)
    where = ("--register", desk / "register")
    assert run("register", "list", *where).out.count("LC-2022-00") == 6
    assert run("register", "check", *where).code == 0


def test_figures_of_many_titles_are_recorded_with_one_table(
    page: Visitor, desk: Path, run: Run
) -> None:
    table = ("年报.csv", (desk / "年报2024.csv").read_bytes())
    shown = page.post(REPORTS, table=table, year="2025")
    assert shown.status == 200, shown.text
    assert any("LC-2022-001" in each and "46.2" in each for each in lines(shown))
    assert "集群合计：4 个。" in lines(shown)
    done = page.post(f"{REPORTS}/record", **shown.hidden)
    assert (done.status, lines(done)) == (200, lines(shown))
    where = ("--register", desk / "register", "--as-of", "2026-06-02")
    assert "46.2" in run("register", "figures", "LC-2022-001", *where).out
    speak("zh")
    again = page.post(REPORTS, table=table, year="2025")
    assert again.status == 422
    assert "已有记录" in again.text
    assert page.post(REPORTS, table=table).status == 422  # of which year?


def test_a_table_of_figures_that_all_would_wait_for_is_refused(
    page: Visitor, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "MOST", 3)
    table = ("年报.csv", (desk / "年报2024.csv").read_bytes())
    shown = page.post(REPORTS, table=table, year="2025")
    assert shown.status == 422
    assert "名单中有 4 个称号，页面每次最多受理 3 个。请分批提交。" in shown.text


def test_a_table_that_is_wrong_in_every_row_is_answered_by_a_screen_that_can_be_read(
    page: Visitor,
) -> None:
    rows = "".join(f"第{at}号集群,冠县,几十{at}\n" for at in range(1000))
    table = ("年报.csv", f"集群名称,县市区,企业户数\n{rows}".encode())
    refused = page.post(REPORTS, table=table, year="2025")
    (told,) = re.findall(r'role="alert".*?</div>', refused.text, re.DOTALL)
    assert refused.status == 422
    assert told.count("<li>") == 201
    assert re.search(r"……另有 \d+ 处。", told)


def test_an_export_of_another_copy_is_shown_by_titles_and_brought_in(
    laid_out: Path, desk: Path, run: Run
) -> None:
    with served(office_at(desk)) as visitor:
        page = visitor.enter()
        entered = page.post(LIST, list=workbook(HEADS, *TITLES), **SAID)
        page.post(f"{LIST}/record", **entered.hidden)
    out = desk / "导出.csv"
    assert run("register", "export", out, "--register", desk / "register").code == 0
    speak("zh")
    other = Path(shutil.copytree(laid_out, desk / "other"))
    with served(office_at(other)) as visitor:
        page = visitor.enter()
        shown = page.post(EXPORT, export=("导出.csv", out.read_bytes()))
        assert "LC-2024-001 冠县某某镇轴承特色产业集群：新增事项：1 件" in lines(shown)
        assert "LC-2024-001" not in room_of(other).register.ids()
        done = page.post(f"{EXPORT}/record", **shown.hidden)
        assert (done.status, lines(done)) == (200, lines(shown))
    assert "LC-2024-001" in room_of(other).register.ids()
    assert check(room_of(other)).damage == ()


def test_an_export_in_which_a_quotation_mark_is_not_closed_is_refused(
    page: Visitor, desk: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "导出.csv"
    assert run("register", "export", out, "--register", desk / "register").code == 0
    head, *rows = out.read_text("utf-8-sig").replace("LC-2022", "LC-2021").splitlines(keepends=True)
    brought = [each.replace(",01", ",02") for each in rows if ",recognised," in each]
    given = "".join([head, *brought])
    assert page.post(EXPORT, export=("导出.csv", given.encode())).status == 200
    torn = given.replace("+08:00,市局", '+08:00,"市局', 1)
    assert page.post(EXPORT, export=("导出.csv", torn.encode())).status == 422


@pytest.mark.parametrize(
    "given",
    [{}, *({"export": ("导出.csv", each)} for each in (b"a,b\n1,2\n", b"", b"\n\n", b"a,b\n"))],
)
def test_what_is_no_export_is_refused(page: Visitor, given: dict[str, tuple[str, bytes]]) -> None:
    got = page.post(EXPORT, **given)
    assert (got.status, 'role="alert"' in got.text) == (422, True)


def test_a_page_that_only_reads_takes_no_list_in(desk: Path) -> None:
    with served(office_at(desk, read_only=True)) as visitor:
        page = visitor.enter()
        assert "/lists/" not in page.get("/titles").text
        assert {page.get(each).status for each in (LIST, EXPORT, REPORTS)} == {404}
