"""What was found at the page is written beside its form, where the command finds it; nothing that stands is written over."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from lccluster.files.disk import safe_write
from pages import Answer, Visitor, office_at, served
from running import Run

SIGNED = {"by": "王某", "office": "市局", "on": "2025-04-22"}
BESIDE = Path("申报") / "冠县轴承.审核意见.yaml"


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    return Path(shutil.copytree(laid_out, tmp_path / "office"))


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def ticked(page: Visitor, name: str = "申报/冠县轴承.yaml") -> Answer:
    """Check a form of the folder."""
    shown = page.get("/check").text
    words = {
        unescape(each): word
        for word, each in re.findall(r'name="here" value="(\w+)"> ([^<]+?) ?<', shown)
    }
    return page.post("/check", here=words[name], **{"for": "recognition"})


def handed_in(page: Visitor, desk: Path, name: str = "冠县轴承.yaml") -> Answer:
    """Check a form that was dropped on the page, with its materials."""
    form = desk / "申报" / "冠县轴承.yaml"
    papers = [
        ("materials", (each.name, each.read_bytes())) for each in (desk / "申报" / "材料").iterdir()
    ]
    return page.send(
        "/check", [("forms", (name, form.read_bytes())), *papers], **{"for": "recognition"}
    )


def judged(page: Visitor, checked: Answer) -> Answer:
    """Answer everything that is open."""
    (address,) = re.findall(r'href="(/check/[^"]+/judge/0)"', checked.text)
    keys = re.findall(r'name="(outcome-\d+)"', page.get(address).text)
    reasons = {key.replace("outcome", "reason"): "材料齐全" for key in keys}
    return page.post(address, **dict.fromkeys(keys, "met"), **reasons, **SIGNED)


def preview(page: Visitor, result: Answer) -> tuple[str, Answer]:
    (address,) = re.findall(r'href="(/check/[^"]+/keep/0)"', result.text)
    return address, page.get(address)


def everything(desk: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in desk.rglob("*") if each.is_file()}


def test_findings_come_to_lie_beside_their_form_where_the_command_finds_them(
    page: Visitor, desk: Path, run: Run
) -> None:
    before = everything(desk)
    address, shown = preview(page, judged(page, ticked(page)))
    assert str(desk / BESIDE) in shown.text
    assert everything(desk) == before
    got = page.post(address, **shown.hidden)
    assert got.status == 200
    assert everything(desk).keys() - before.keys() == {desk / BESIDE}
    assert {each: data for each, data in everything(desk).items() if each in before} == before
    assert "√ 符合" in got.text
    assert run("check", desk / "申报" / "冠县轴承.yaml", "--findings", desk / BESIDE).code == 0
    speak("zh")
    again = ticked(page)
    assert "√ 符合" in again.text
    assert "/keep/" not in again.text


def test_a_form_that_was_dropped_comes_with_materials_and_findings_into_a_folder_of_its_own(
    page: Visitor, desk: Path, run: Run
) -> None:
    before = everything(desk)
    address, shown = preview(page, judged(page, handed_in(page, desk)))
    got = page.post(address, **shown.hidden)
    own = desk / "冠县轴承"
    came = {each.relative_to(own).as_posix() for each in everything(desk).keys() - before.keys()}
    assert came == {"冠县轴承.yaml", "冠县轴承.审核意见.yaml", "材料/冠县轴承简介.txt"}
    assert "√ 符合" in got.text
    assert run("check", own, "--findings", own).code == 0
    speak("zh")
    address, shown = preview(page, handed_in(page, desk))
    assert page.post(address, **shown.hidden).status == 200
    assert (desk / "冠县轴承-2" / "冠县轴承.yaml").exists()


@pytest.mark.parametrize("way", [ticked, handed_in])
def test_sending_it_twice_writes_it_once(page: Visitor, desk: Path, way: object) -> None:
    checked = ticked(page) if way is ticked else handed_in(page, desk)
    address, shown = preview(page, judged(page, checked))
    first = page.post(address, **shown.hidden)
    after = everything(desk)
    assert (first.status, page.post(address, **shown.hidden).text) == (200, first.text)
    assert everything(desk) == after


def test_a_form_that_changed_meanwhile_keeps_its_findings_from_being_written(
    page: Visitor, desk: Path
) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    form = desk / "申报" / "冠县轴承.yaml"
    form.write_text(form.read_text("utf-8") + "# 另一人改过\n", "utf-8")
    before = everything(desk)
    got = page.post(address, **shown.hidden)
    assert got.status == 409
    assert "冠县轴承.yaml" in got.text
    assert everything(desk) == before
    result = page.post(f"{address.partition('/keep')[0]}/again")
    assert result.status == 200
    address, shown = preview(page, result)
    assert page.post(address, **shown.hidden).status == 200
    assert (desk / BESIDE).exists()


def test_findings_that_came_meanwhile_are_shown_and_left_alone(page: Visitor, desk: Path) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    (desk / BESIDE).write_text("# 别人的意见\n", "utf-8")
    got = page.post(address, **shown.hidden)
    assert got.status == 409
    assert "别人的意见" in got.text
    assert (desk / BESIDE).read_text("utf-8") == "# 别人的意见\n"
    assert page.get(address).status == 409


def test_a_link_that_bears_the_name_is_not_written_through(
    page: Visitor, desk: Path, tmp_path: Path
) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    (desk / BESIDE).symlink_to(tmp_path / "elsewhere.yaml")
    got = page.post(address, **shown.hidden)
    assert got.status in (409, 422)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_became_a_link_is_left_alone(
    page: Visitor, desk: Path, tmp_path: Path
) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    (desk / "申报").rename(tmp_path / "moved")
    (desk / "申报").symlink_to(tmp_path / "moved")
    before = everything(tmp_path / "moved")
    assert page.post(address, **shown.hidden).status in (409, 422)
    assert everything(tmp_path / "moved") == before


@pytest.mark.parametrize(
    "name", ["../../冠县.yaml", "C:\\x\\冠县.yaml", "/etc/冠县.yaml", "con.yaml"]
)
def test_no_name_that_somebody_sends_is_a_way_out_of_the_folder(
    page: Visitor, desk: Path, name: str
) -> None:
    before = everything(desk.parent)
    address, shown = preview(page, handed_in(page, desk, name))
    assert page.post(address, **shown.hidden).status == 200
    came = everything(desk.parent).keys() - before.keys()
    assert {each.parent.parent for each in came if each.suffix == ".yaml"} == {desk}


@pytest.mark.parametrize("word", ["x", "../register/register.yaml", "/etc/passwd", ""])
def test_a_form_is_chosen_by_our_word_alone(page: Visitor, word: str) -> None:
    assert page.post("/check", here=word).status == 422


def test_what_the_disk_does_not_take_is_said_and_nothing_is_left(
    page: Visitor, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    before = everything(desk)

    def full(*_: object) -> None:
        raise PermissionError(errno.EACCES, "read only")

    monkeypatch.setattr(safe_write, "give_name", full)
    got = page.post(address, **shown.hidden)
    assert got.status == 422
    assert everything(desk) == before
    monkeypatch.undo()
    assert page.post(address, **shown.hidden).status == 200


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (OSError(errno.ENOSPC, "full", "甲.yaml"), "甲.yaml：磁盘已满，未作改动。"),
        (OSError(errno.EROFS, "locked"), "未作改动。"),
        (OSError(errno.EIO, "bad", "甲.yaml"), "甲.yaml：文件无法读取。"),
        (OSError(errno.EIO, "bad"), "磁盘拒绝读取或写入。"),
    ],
)
def test_what_the_system_refuses_is_no_mistake_of_the_tool(
    page: Visitor, monkeypatch: pytest.MonkeyPatch, refusal: OSError, sentence: str
) -> None:
    def refused(*_: object) -> None:
        raise refusal

    address, shown = preview(page, judged(page, ticked(page)))
    monkeypatch.setattr("lccluster.web.screens.applications.keeping.keep", refused)
    got = page.post(address, **shown.hidden)
    assert (got.status, "自身的错误" in got.text) == (422, False)
    assert sentence in unescape(got.text)


def test_a_forged_hash_or_ticket_writes_nothing(page: Visitor, desk: Path) -> None:
    address, shown = preview(page, judged(page, ticked(page)))
    before = everything(desk)
    assert page.post(address, **shown.hidden | {"sha256": "0" * 64}).status == 409
    assert page.post(address, **shown.hidden | {"shown": "x"}).status == 404
    assert page.get(address.replace("/keep/0", "/keep/7")).status == 404
    assert everything(desk) == before


def test_a_page_that_only_reads_writes_nothing(desk: Path) -> None:
    with served(office_at(desk, read_only=True)) as page:
        result = judged(page.enter(), ticked(page))
        assert "/keep/" not in result.text
        word = re.findall(r'href="/check/([^/"]+)/', result.text)[0]
        assert page.get(f"/check/{word}/keep/0").status == 404
        assert page.post(f"/check/{word}/keep/0").status == 404


def test_findings_on_an_application_of_the_round_lie_with_those_of_the_round(
    page: Visitor, desk: Path
) -> None:
    found = sorted((desk / "rounds" / "2025" / "applications").glob("*/findings/*.yaml"))[0]
    number = found.parent.parent.name
    found.unlink()
    checked = page.post(f"/round/{number}/check")
    before = everything(desk)
    result = judged(page, checked)
    address, shown = preview(page, result)
    assert page.post(address, **shown.hidden).status == 200
    (came,) = everything(desk).keys() - before.keys()
    assert came.parent.name == "findings"
    assert "/keep/" not in page.post(f"/round/{number}/check").text
