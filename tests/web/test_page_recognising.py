"""A first recognition on the page: of a checked application or by hand, word for word, and never over what changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import open_room
from pages import NOON, Answer, Visitor, office_at, served
from running import Run

BY_HAND = "/recognise"
OLD = {
    "name": "高唐县浆纸特色产业集群",
    "county": "高唐县",
    "on": "2024-05-06",
    "document_number": "文号",
}


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    return Path(shutil.copytree(laid_out, tmp_path / "office"))


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def records(desk: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in (desk / "register" / "clusters").rglob("*.yaml")}


def told(shown: Answer) -> dict[str, str]:
    """Give what an act says and what its file keeps beside it, by label."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown.text)
    return {unescape(label): unescape(text) for label, text in found}


def checked(page: Visitor, desk: Path, name: str = "冠县轴承", **findings: str) -> str:
    """Check an application, and give the address at which it is recognised."""
    form = desk / "申报" / f"{name}.yaml"
    files = [("forms", (form.name, form.read_bytes()))]
    for each in (desk / "申报" / "材料").iterdir():
        files.append(("materials", (each.name, each.read_bytes())))
    for each in findings.values():
        found = desk / "审核意见" / f"{each}.yaml"
        files.append(("findings", (found.name, found.read_bytes())))
    got = page.send("/check", files, **{"for": "recognition"})
    (address,) = re.findall(r'href="(/recognise/[^"]+)"', got.text)
    return str(address)


def said(shown: Answer) -> dict[str, str]:
    """Give what a form shows as typed, as a browser would send it."""
    texts = dict(
        re.findall(r'<input type="text" value="([^"]*)" id="[^"]*" name="([^"]+)"', shown.text)
    )
    chosen = re.search(r'<option value="([^"]+)" selected', shown.text)
    assert chosen
    return {name: unescape(value) for value, name in texts.items() if value} | {"county": chosen[1]}


def test_by_hand_the_line_that_was_shown_is_the_record_that_is_written(
    page: Visitor, desk: Path
) -> None:
    before = records(desk)
    assert BY_HAND in page.get("/titles").text
    shown = page.post(BY_HAND, **OLD)
    assert records(desk) == before
    got = page.post(f"{BY_HAND}/record", **shown.hidden)
    (new,) = records(desk).keys() - before.keys()
    assert (got.status, told(got)) == (200, told(shown))
    text = new.read_text("utf-8")
    kept = ("集群编号", "集群名称", "县市区", "日期", "编号", "登记时间")
    assert [label for label in kept if told(shown)[label] not in text] == []
    assert OLD["name"] in page.get("/titles").text
    assert check(open_room(desk / "register", Library(None, desk))).damage == ()


def test_an_eligible_application_is_recognised_with_what_it_rests_on(
    page: Visitor, desk: Path, run: Run
) -> None:
    address = checked(page, desk, found="冠县轴承")
    form = page.get(address)
    assert "符合" in form.text
    assert "<dl" in form.text
    assert re.search(r'<a href="/check/\w+">返回核对结果</a>', form.text)
    shown = page.post(address, **said(form), document_number="聊工信发〔2025〕1号", on="2025-05-30")
    command = (
        *("register", "recognise", desk / "申报" / "冠县轴承.yaml", "--findings"),
        *(
            desk / "审核意见" / "冠县轴承.yaml",
            "--document",
            "聊工信发〔2025〕1号",
            "--on",
            "2025-05-30",
        ),
    )
    would = run(*command, "--dry-run", "--register", desk / "register", lang="zh").out
    speak("zh")

    of_command = re.findall("^  (?:文号|单位|规则集)：(.+)", would, re.MULTILINE)
    assert len(of_command) == 3
    assert all(f"<dd>{each}</dd>" in unescape(shown.text) for each in of_command)
    form_hash = sha256((desk / "申报" / "冠县轴承.yaml").read_bytes()).hexdigest()
    assert form_hash in told(shown).values()
    assert page.post(f"{address}/record", **shown.hidden).status == 200


def test_what_is_not_eligible_is_refused_with_the_sentence_of_the_command(
    page: Visitor, desk: Path, run: Run
) -> None:
    address = checked(page, desk)
    typed = said(page.get(address))
    got = page.post(address, **typed)
    folder = desk / "register"
    err = run(
        *("register", "recognise", desk / "申报" / "冠县轴承.yaml"),
        *("--register", folder, "--on", NOON.date().isoformat()),
        lang="zh",
    ).err
    speak("zh")
    assert got.status == 422
    sentence, way_out, _ = err.strip().splitlines()[0].partition(".yaml：")[2].partition("确需")
    assert way_out
    assert re.sub("“lccluster check [^”]+”", "“核对”", sentence) in unescape(got.text)
    assert "lccluster check" not in got.text
    assert "在这里写明理由的，仍可登记。" in got.text
    assert "lccluster-page-" not in got.text
    allowed = page.post(address, **typed, override="会议纪要第3号")
    assert allowed.status == 200
    assert "“核对”" in allowed.text
    assert "lccluster check" not in allowed.text
    assert told(allowed)["例外理由"] == "会议纪要第3号"


def test_a_title_that_came_meanwhile_is_said_and_what_was_typed_is_still_there(
    page: Visitor, desk: Path, run: Run
) -> None:
    shown = page.post(BY_HAND, **OLD)
    other = ("--name", "东阿县阿胶特色产业集群", "--county", "东阿县", "--on", "2024-05-06")
    assert run("register", "recognise", *other, "--register", desk / "register").code == 0
    speak("zh")
    before = records(desk)
    got = page.post(f"{BY_HAND}/record", **shown.hidden)
    assert got.status == 409
    assert "LC-2024-002" in got.text
    assert f'value="{OLD["name"]}"' in got.text
    assert records(desk) == before
    again = page.post(BY_HAND, **OLD)
    assert page.post(f"{BY_HAND}/record", **again.hidden).status == 200


def test_sending_it_twice_enters_one_title(page: Visitor, desk: Path) -> None:
    before = records(desk)
    shown = page.post(BY_HAND, **OLD)
    sent = [page.post(f"{BY_HAND}/record", **shown.hidden) for _ in range(2)]
    assert sent[0].status == 200
    assert sent[1].text == sent[0].text
    assert len(records(desk)) == len(before) + 1


def test_an_application_that_changed_where_it_lies_is_not_recognised_as_it_was(
    page: Visitor, desk: Path
) -> None:
    shown = page.post(BY_HAND, **OLD)
    assert page.post(f"{BY_HAND}/record", **shown.hidden | {"sha256": "0" * 64}).status == 409
    assert page.post(f"{BY_HAND}/record", **shown.hidden | {"shown": "x"}).status == 404
    address = checked(page, desk)
    assert page.post(f"{address}/record", **shown.hidden).status == 404


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"county": ""}, "county"),
        ({"county": "某县"}, "county"),
        ({"on": "2024-2-30"}, "on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_which_has_the_focus(
    page: Visitor, desk: Path, typed: dict[str, str], wrong: str
) -> None:
    before = records(desk)
    got = page.post(BY_HAND, **OLD | typed)
    assert got.status == 422
    assert f'id="wrong-{wrong}"' in got.text
    assert re.findall(r'name="(\w+)"[^>]* autofocus', got.text) == [wrong]
    assert records(desk) == before


def test_of_two_wrong_fields_the_first_has_the_focus(page: Visitor) -> None:
    got = page.post(BY_HAND, **OLD | {"name": "", "on": "x"})
    assert re.findall(r'name="(\w+)"[^>]* autofocus', got.text) == ["name"]
    assert got.text.count('aria-invalid="true"') == 2


def test_a_name_that_is_a_script_stays_a_name(page: Visitor) -> None:
    script = '<script>alert("1")</script>'
    got = page.post(BY_HAND, **OLD | {"name": script})
    assert script not in got.text
    assert "alert" in got.text


def test_a_page_that_only_reads_offers_no_recognition(desk: Path) -> None:
    with served(office_at(desk, read_only=True, clock=lambda: NOON)) as page:
        page.enter()
        assert BY_HAND not in page.get("/titles").text
        assert page.get(BY_HAND).status == 404
        assert page.post(BY_HAND, **OLD).status == 404
