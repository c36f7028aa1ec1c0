"""What passes between offices is done at the page: who works here, packs sent and received, conflicts settled, acts adopted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from copies import ID, Copy, World
from lccluster.catalogs import speak
from lccluster.errors import Problem, Unusable
from lccluster.language import Message
from lccluster.usecases.page.offices.foreseen import Foreseen, Happening
from lccluster.usecases.page.offices.receiving import Receiving
from lccluster.usecases.register.check import check
from lccluster.web.screens import offices
from pages import Answer, Visitor, office_at, served


@pytest.fixture
def world(tmp_path: Path) -> World:
    speak("zh")
    return World(tmp_path)


@pytest.fixture
def city(world: World) -> Copy:
    return world.begins()


@pytest.fixture
def guan(world: World, city: Copy) -> Copy:
    return world.copied(city, "冠县")


@contextmanager
def at(copy: Copy, **said: object) -> Iterator[Visitor]:
    """Sit down at a computer."""
    folder = copy.folder.parent / f"desk-{copy.folder.name}"
    folder.mkdir(exist_ok=True)
    file = copy.room.office_file
    office = office_at(folder, register=copy.folder, settings=lambda: file, **said)
    with served(office) as visitor:
        yield visitor.enter()


def confirmed(page: Visitor, address: str, shown: Answer) -> Answer:
    assert shown.status == 200, shown.text
    return page.post(f"{address}/record", **shown.hidden)


def sent(copy: Copy) -> tuple[Path, Answer]:
    with at(copy) as page:
        shown = page.post("/offices/send")
        assert not [*copy.folder.parent.rglob("*.lcp")]
        done = confirmed(page, "/offices/send", shown)
    (pack,) = copy.folder.parent.rglob("*.lcp")
    return pack, done


def code_in(done: Answer) -> str:
    found = re.search(r"报送包核对码：([0-9A-Z-]+)", done.text)
    assert found, done.text
    return found[1]


def test_a_pack_goes_from_a_county_to_the_city_and_is_taken_there(city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2023-01-12", year=2022)
    pack, done = sent(guan)
    assert pack.with_suffix(".docx").exists()
    assert str(pack) in unescape(done.text)
    with at(city) as page:
        upload = ("某个名字.lcp", pack.read_bytes())
        shown = page.post("/offices/receive", packs=upload, code=code_in(done))
        assert "将收下事项：1；原已有：" in shown.text
        assert not city.standings[ID].reports
        taken = confirmed(page, "/offices/receive", shown)
        assert "收下事项：1；原已有：" in taken.text
        again = page.post("/offices/receive/record", **shown.hidden)
    assert again.text == taken.text  # clicked twice
    assert city.standings[ID].reports == {("annual_report", 2022)}


def test_a_pack_with_another_code_or_no_pack_at_all_is_refused(city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2023-01-12", year=2022)
    pack, _ = sent(guan)
    with at(city) as page:
        upload = ("a.lcp", pack.read_bytes())
        for typed in ({"packs": upload, "code": "XXXX"}, {"packs": ("a.lcp", b"PK no")}, {}):
            got = page.post("/offices/receive", **typed)
            assert got.status == 422
            assert "lccluster-page-" not in got.text
    assert not city.standings[ID].reports


def test_a_register_is_begun_with_a_pack(city: Copy, tmp_path: Path) -> None:
    pack, _ = sent(city)
    empty = tmp_path / "empty"
    empty.mkdir()
    with served(office_at(empty)) as page:
        page.enter()
        upload = ("a.lcp", pack.read_bytes())
        confirmed(page, "/offices/receive", page.post("/offices/receive", packs=upload))
        assert ID in page.get("/titles").text


def test_nothing_new_is_no_pack(city: Copy) -> None:
    sent(city)
    with at(city) as page:
        assert page.post("/offices/send").status == 422


def test_a_conflict_is_shown_with_both_sides_and_settled(city: Copy, guan: Copy) -> None:
    city.does("renamed", "2023-02-01", name="甲")
    guan.does("renamed", "2023-02-01", name="乙")
    city.does("annual_report", "2024-01-12", year=2023)
    guan.does("annual_report", "2024-01-13", year=2023)
    city.takes(guan)
    assert city.conflicts
    with at(city) as page:
        shown = page.get("/offices").text
        assert "2024-01-13" in shown
        address = re.findall(r'href="(/offices/conflicts/\w+)"', shown)[0]
        refused = page.post(address)
        assert refused.status == 422
        assert {"这里要选择一项。", "这里要填写。"} <= {*re.findall("<li>([^<]+)", refused.text)}
        preview = page.post(address, keep="theirs", reason="以县局的为准")
        before = len(city.conflicts)
        done = confirmed(page, address, preview)
        assert done.status == 200
    assert len(city.conflicts) == before - 1
    assert city.damage == []


def test_a_conflict_is_named_by_what_its_cluster_is_called_now(city: Copy, guan: Copy) -> None:
    city.does("renamed", "2023-02-01", name="甲特色产业集群")
    city.does("annual_report", "2024-01-12", year=2023)
    guan.does("annual_report", "2024-01-13", year=2023)
    city.takes(guan)
    with at(city) as page:
        shown = page.get("/offices").text
        assert f"<h3>{ID} 甲特色产业集群 同一报告报了两次</h3>" in shown
        address = re.findall(r'href="(/offices/conflicts/\w+)"', shown)[0]
        settling = page.get(address).text
    assert f"<h1>{ID} 甲特色产业集群 同一报告报了两次</h1>" in settling
    assert settling.partition("<main")[2].count("同一报告") == 1


def test_a_conflict_on_the_head_of_the_register_is_on_no_cluster(city: Copy, guan: Copy) -> None:
    city.retitles("全市名录")
    guan.retitles("冠县名录")
    city.takes(guan)
    with at(city) as page:
        address = re.findall(r'href="(/offices/conflicts/\w+)"', page.get("/offices").text)[0]
        main = page.get(address).text.partition("<main")[2]
    assert "<h1>名录的基本信息双方改得不同</h1>" in main
    assert "对方为“冠县名录”；我方为“全市名录”。" in main
    assert "<dt>产业集群</dt>" not in main
    assert "<dt>冲突原因</dt>" in main  # short, as a phone has no more room beside what is said


def test_acts_that_wait_for_a_conflict_are_counted(city: Copy, guan: Copy) -> None:
    city.does("annual_report", "2024-01-12", year=2023)
    guan.does("annual_report", "2024-01-13", year=2023)
    pack, _ = sent(guan)
    with at(city) as page:
        shown = page.post("/offices/receive", packs=("a.lcp", pack.read_bytes()))
        assert "处理冲突以前暂不收下的事项：1。" in shown.text
        taken = confirmed(page, "/offices/receive", shown)
    assert "处理冲突以前暂不收下的事项：1。" in taken.text


def test_a_conflict_that_is_another_by_now_is_not_settled(city: Copy, guan: Copy) -> None:
    city.does("annual_report", "2024-01-12", year=2023)
    guan.does("annual_report", "2024-01-13", year=2023)
    city.takes(guan)
    with at(city) as page:
        address = re.findall(r'href="(/offices/conflicts/\w+)"', page.get("/offices").text)[0]
        preview = page.post(address, keep="theirs", reason="以县局的为准")
        city.settles(1, "ours")
        got = page.post(f"{address}/record", **preview.hidden)
    assert got.status == 422
    assert "没有第 0 项冲突" in got.text
    assert city.conflicts == []


def test_an_act_made_by_hand_is_adopted(city: Copy) -> None:
    path = city.room.entry(ID).path
    path.write_text(
        path.read_text("utf-8") + "  - {event: annual_report, on: 2024-01-12, year: 2023}\n",
        "utf-8",
    )
    with at(city) as page:
        health = page.get("/health").text
        assert "/health/adopt" in health
        assert "lccluster" not in health
        form = page.get("/health/adopt").text
        assert '<p><a href="/health">检查</a></p>' in form  # back to where one came from
        assert "补加防改码" in form
        shown = page.post("/health/adopt")
        assert check(city.room).unsealed
        assert f"{ID}.yaml：2024-01-12、集群年度工作总结；年度：2023<" in shown.text
        assert "{" not in shown.text  # in words, not as the file has it
        confirmed(page, "/health/adopt", shown)
        assert page.post("/health/adopt").status == 422
    assert not check(city.room).unsealed
    assert city.damage == []


def test_who_works_here_is_said_once(city: Copy, tmp_path: Path) -> None:
    file = tmp_path / "said" / "office.yaml"
    office = office_at(tmp_path, register=city.folder, settings=lambda: file)
    with served(office) as page:
        page.enter()
        assert "/offices/here" in page.get("/offices").text
        blank = page.post("/offices/here")
        assert (blank.status, "这里要选择一项。" in blank.text) == (422, True)
        shown = page.post("/offices/here", office="冠县", person="王某")
        assert re.findall(r"<li>(单位：冠县|经办人：王某)</li>", shown.text) == [
            "单位：冠县",
            "经办人：王某",
        ]
        assert not file.exists()
        done = confirmed(page, "/offices/here", shown)
        assert "王某" in done.text
        assert "冠县" in file.read_text("utf-8")
        assert "/offices/here" not in page.get("/offices").text
        assert page.post("/offices/here", office="莘县").status == 422


def test_another_copy_that_lies_in_the_folder_is_shown_and_taken_in(city: Copy, guan: Copy) -> None:
    guan.does("annual_report", "2024-01-12", year=2023)
    with at(city) as page:
        assert 'href="/offices/merge"' in page.get("/offices").text
        assert page.post("/offices/merge").status == 422
        place = city.folder.parent / f"desk-{city.folder.name}" / "冠县"
        shutil.copytree(guan.folder, place)
        (word,) = re.findall('<option value="(\\w+)">冠县<', page.get("/offices/merge").text)
        for other in ("冠县", "../guan", str(guan.folder)):
            assert page.post("/offices/merge", copy=other).status == 422  # no path is taken
        shown = page.post("/offices/merge", copy=word)
        assert "将收下事项：1" in shown.text
        assert "2024-01-12" not in city.room.entry(ID).path.read_text("utf-8")
        done = confirmed(page, "/offices/merge", shown)
        assert "收下事项：1" in done.text
        assert page.post("/offices/merge/record", **shown.hidden).text == done.text
    assert "2024-01-12" in city.room.entry(ID).path.read_text("utf-8")
    assert city.damage == []


def test_a_damaged_copy_and_one_of_another_register_are_refused(
    world: World, city: Copy, guan: Copy, laid_out: Path
) -> None:
    desk = city.folder.parent / f"desk-{city.folder.name}"
    with at(city) as page:
        shutil.copytree(laid_out / "register", desk / "另一个")
        (word,) = re.findall('<option value="(\\w+)">另一个<', page.get("/offices/merge").text)
        got = page.post("/offices/merge", copy=word)
        assert (got.status, 'role="alert"' in got.text) == (422, True)


@pytest.mark.parametrize(
    "address",
    [
        "/offices/here",
        "/offices/merge",
        "/offices/send",
        "/offices/send-round",
        "/offices/receive",
        "/health/adopt",
    ],
)
def test_a_page_that_only_reads_offers_none_of_it(city: Copy, address: str) -> None:
    with at(city, read_only=True) as page:
        assert "/offices/" not in page.get("/offices").text
        assert page.get(address).status == 404
        assert page.post(address).status == 404


def test_a_fact_changed_by_hand_is_adopted_and_what_is_damaged_is_not(city: Copy) -> None:
    city.edits("events:", "note: 手工添加\nevents:")
    with at(city) as page:
        assert "/health/adopt" in page.get("/health").text
        shown = page.post("/health/adopt")
        assert f"{ID}.yaml：集群备注：手工添加<" in shown.text
        confirmed(page, "/health/adopt", shown)
        assert city.damage == []
        path = city.room.entry(ID).path
        path.write_text(path.read_text("utf-8") + "  - {bad: [}\n", "utf-8")
        assert "/health/adopt" not in page.get("/health").text
        assert page.post("/health/adopt").status == 422


def test_a_round_goes_to_an_office_that_has_none_yet(laid_out: Path, tmp_path: Path) -> None:
    speak("zh")
    here, there = tmp_path / "here", tmp_path / "there"
    shutil.copytree(laid_out, here)
    shutil.copytree(laid_out / "register", there / "register")
    (there / "rounds").mkdir()
    with served(office_at(here)) as page:
        page.enter()
        shown = page.post("/offices/send-round")
        assert not [*here.glob("*.lcp")]
        code = code_in(confirmed(page, "/offices/send-round", shown))
    (pack,) = here.glob("*.lcp")
    upload = ("round.lcp", pack.read_bytes())
    with served(office_at(there)) as page:
        page.enter()
        assert page.post("/offices/receive", packs=upload, code="XXXX-XXXX").status == 422
        shown = page.post("/offices/receive", packs=upload, code=code)
        assert not [*(there / "rounds").iterdir()]
        taken = confirmed(page, "/offices/receive", shown)
        assert taken.status == 200, taken.text
        assert "开始年度申报" in taken.text
        assert "已收入：事项 0" not in taken.text  # the round came with its beginning
        assert "371525-01" in page.get("/round").text
        again = confirmed(page, "/offices/receive", page.post("/offices/receive", packs=upload))
        assert again.status == 200, again.text


def test_packs_of_the_round_pass_though_the_register_is_damaged(
    laid_out: Path, tmp_path: Path
) -> None:
    here = Path(shutil.copytree(laid_out, tmp_path / "here"))
    (here / "register" / "register.yaml").write_text("format: [", "utf-8")
    with served(office_at(here)) as page:
        shown = page.enter().get("/offices")
        assert (shown.status, "register.yaml" in shown.text) == (422, True), shown.text
        assert 'href="/offices/send-round"' in shown.text
        assert str(offices.WORDS["none"]) not in shown.text  # nobody can tell
        confirmed(page, "/offices/send-round", page.post("/offices/send-round"))
        (pack,) = here.glob("*.lcp")
        shown = page.post("/offices/receive", packs=("round.lcp", pack.read_bytes()))
        assert confirmed(page, "/offices/receive", shown).status == 200


def test_what_was_taken_before_another_pack_is_refused_is_said(
    laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packs of a round are taken first; that one of the register is refused then leaves them standing."""
    speak("zh")
    here, there = tmp_path / "here", tmp_path / "there"
    shutil.copytree(laid_out, here)
    shutil.copytree(laid_out / "register", there / "register")
    (there / "rounds").mkdir()
    with served(office_at(here)) as page:
        page.enter()
        confirmed(page, "/offices/send-round", page.post("/offices/send-round"))
    (pack,) = here.glob("*.lcp")
    done = Receiving.done

    def refused(self: Receiving, shown: Foreseen) -> Happening:
        done(self, shown)
        raise Unusable([Problem(code="x", message=Message("另一份名录"), file="x.lcp")])

    monkeypatch.setattr(Receiving, "done", refused)
    with served(office_at(there)) as page:
        page.enter()
        shown = page.post("/offices/receive", packs=("round.lcp", pack.read_bytes()))
        got = confirmed(page, "/offices/receive", shown)
    assert got.status == 422
    assert "另一份名录" in got.text
    assert "此前已写入、现在有效的文件" in got.text
