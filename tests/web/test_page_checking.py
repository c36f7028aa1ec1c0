"""核对: forms handed in come to what the command says of them, with their documents."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.check.correction_letters import CorrectionLetters
from lccluster.usecases.demo.office import lay_out
from lccluster.usecases.page.applications import checking
from lccluster.usecases.page.applications.checking import handed_in
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.handed_in import Drawer, Upload, below
from lccluster.usecases.page.applications.in_folder import names_here
from pages import Visitor, office_at, served
from running import TODAY, Run, speaking

KIND = "application/octet-stream"


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


def _downloads(text: str) -> dict[str, str]:
    found = re.findall(r'<a href="(/check/[^"/]+/\d+)">([^<]+)</a>', text)
    return {unescape(name): address for address, name in found}


def test_a_word_form_is_checked_and_its_documents_are_downloaded(
    page: Visitor, laid_out: Path, run: Run
) -> None:
    form = laid_out / "申报" / "东阿县钢球.docx"
    got = page.post("/check", forms=(form.name, form.read_bytes()))
    said = run("check", str(form), "--format", "json", lang="zh").out
    assert got.status == 200
    shown = unescape(got.text)
    (result,) = json.loads(said)["assessments"]
    assert all(each["reason"] in shown for each in result["conditions"])
    assert "lccluster-page" not in shown
    found = _downloads(got.text)
    assert {"汇总表.xlsx", "东阿县钢球-申请表.docx"} <= found.keys()
    assert any(name.endswith("补正通知.docx") for name in found)
    for address in found.values():
        document = page.get(address)
        assert (document.status, document.headers["Content-Type"]) == (200, KIND)
        assert document.headers["Content-Disposition"].startswith("attachment")
        assert document.body.startswith((b"PK", b"{"))
    speak("en")
    named = _downloads(page.post("/check", forms=(form.name, form.read_bytes())).text)
    assert {
        "Summary.xlsx",
        "东阿县钢球-application.docx",
        "Results of the check.json",
    } <= named.keys()


def test_findings_that_come_with_a_form_are_counted(page: Visitor, laid_out: Path) -> None:
    form, found = laid_out / "申报" / "冠县轴承.yaml", laid_out / "审核意见" / "冠县轴承.yaml"
    fields = {"forms": (form.name, form.read_bytes()), "findings": (found.name, found.read_bytes())}
    assert "/judge/" not in page.post("/check", **fields).text
    assert "/judge/" in page.post("/check", forms=fields["forms"]).text


def test_materials_that_come_with_a_form_are_looked_at(page: Visitor, laid_out: Path) -> None:
    form, found = laid_out / "申报" / "冠县轴承.yaml", laid_out / "审核意见" / "冠县轴承.yaml"
    (text,) = (laid_out / "申报" / "材料").glob("冠县轴承*")
    fields = {"forms": (form.name, form.read_bytes()), "findings": (found.name, found.read_bytes())}
    alone = page.post("/check", **fields).text
    whole = page.post("/check", **fields, materials=(text.name, text.read_bytes())).text
    assert (alone.count("待补正") > 0, "待补正" in whole) == (True, False)


@pytest.mark.parametrize(
    ("named", "laid"),
    [("材料/x.txt", 1), ("../x.txt", 0), ("材料/../../x.txt", 0), ("/x.txt", 0), ("form.yaml", 0)],
)
def test_materials_are_laid_nowhere_but_beside_their_form(
    laid_out: Path, tmp_path: Path, named: str, laid: int
) -> None:
    text = (laid_out / "申报" / "冠县轴承.yaml").read_text(encoding="utf-8")
    written = text.replace("材料/冠县轴承简介.txt", named)
    forms = [Upload("form.yaml", written.encode())]
    drawer = Drawer()
    place = drawer.put({"forms": forms, "materials": [Upload(named, b"x")]})
    before = {*place.rglob("*.*")}
    handed_in(place, CheckingWith(Library(None, tmp_path), TODAY, "office"))
    assert len({*place.rglob("*.*")} - before) == laid
    (form,) = below(place, "forms")
    assert form.read_bytes() == written.encode()
    drawer.empty()


def test_what_was_refused_has_not_to_be_chosen_again(page: Visitor, laid_out: Path) -> None:
    form, found = laid_out / "申报" / "冠县轴承.yaml", laid_out / "审核意见" / "冠县轴承.yaml"
    refused = page.post("/check", findings=("意见.yaml", found.read_bytes()))
    assert refused.status == 422
    assert "已交：意见.yaml" in re.sub("<.*?>", "", refused.text).split()
    dropped = (form.name, form.read_bytes())
    kept = page.post("/check", **refused.hidden, still="findings", forms=dropped)
    assert "/judge/" not in kept.text
    assert "/judge/" in page.post("/check", **refused.hidden, forms=dropped).text
    gone = page.post("/check", handed="unknown", still="findings", here="")
    assert gone.status == 422
    assert "请重新选择" in gone.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.docx", b"PK\x03\x04broken"),
        ("../../etc/cron.d/x.yaml", b"cluster: ["),
        ("C:\\Users\\a.yaml", b"- 1"),
        ("con.yaml", b"\xff\xfe"),
        ("script<script>.yaml", b"a: &a [*a]"),
        (".yaml", b""),
        ("noending", b"0"),
        ("a" * 300 + ".docx", b"0"),
    ],
)
def test_what_is_no_form_is_refused_in_the_words_of_the_commands(
    page: Visitor, name: str, data: bytes
) -> None:
    got = page.post("/check", forms=(name, data))
    assert got.status in (200, 422)
    assert 'class="bad' in got.text or 'role="alert"' in got.text
    assert "<script>" not in got.text
    assert "lccluster-page" not in got.text


def test_no_file_is_said_at_the_field(page: Visitor) -> None:
    got = page.post("/check", forms=("", b""))
    assert got.status == 422
    assert 'aria-invalid="true"' in got.text
    assert "没有选择文件" in got.text


def test_files_of_one_name_stand_beside_one_another(page: Visitor, laid_out: Path) -> None:
    form = laid_out / "申报" / "莘县纸业.yaml"
    got = page.post("/check", forms=(form.name, form.read_bytes()))
    assert "莘县纸业-申请表.docx" in _downloads(got.text)


@pytest.mark.parametrize("path", ["/check/x", "/check/x/0", "/check/../x"])
def test_a_result_that_is_not_there_is_not_found(page: Visitor, path: str) -> None:
    got = page.get(path)
    assert (got.status, "已不再保留" in got.text) == (404, ".." not in path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_calls_panels_lists_and_findings_are_offered_as_no_forms(
    tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "office"
    with speaking(language):
        lay_out(folder, Library(None, folder / "rules"))
        offered = {name for _, name in names_here(folder, Library(None, folder / "rules"), TODAY)}
    lying = {f"申报/{each.name}" for each in (folder / "申报").iterdir() if each.is_file()}
    assert offered == lying


def test_a_file_that_cannot_be_checked_has_no_empty_part_for_conditions(page: Visitor) -> None:
    got = page.post("/check", forms=("坏.docx", b"PK\x03\x04"))
    assert "无法核对的文件" in got.text
    assert "<h2>条件</h2>" not in got.text


def test_files_are_taken_after_the_system_tidied_its_temporary_folder(laid_out: Path) -> None:
    upload = ("a.docx", (laid_out / "申报" / "东阿县钢球.docx").read_bytes())
    office = office_at(laid_out)
    with served(office) as page:
        page.enter()
        assert page.post("/check", forms=upload).status == 200
        assert office.drawer.folder
        shutil.rmtree(office.drawer.folder)
        assert "东阿县某某镇钢球特色产业集群" in page.post("/check", forms=upload).text


def test_a_blank_form_is_there_to_be_filled_in_and_says_nothing_yet(page: Visitor) -> None:
    assert 'href="/check/blank"' in page.get("/check").text
    got = page.get("/check/blank")
    assert got.body.startswith(b"PK")
    checked = page.post("/check", forms=("a.docx", got.body))
    assert checked.status == 200
    assert "未填" in checked.text or "待补正" in checked.text


def test_more_forms_than_one_screen_takes_are_refused(
    page: Visitor, laid_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MOST_FORMS", 2)
    form = (laid_out / "申报" / "冠县轴承.yaml").read_bytes()
    forms = [("forms", (f"{at}.yaml", form)) for at in range(3)]
    assert page.send("/check", forms[:2]).status == 200
    refused = page.send("/check", forms)
    assert refused.status == 422
    assert "这里有3份申报，页面每次最多受理2份。" in refused.text.replace(" ", "")


def test_documents_are_drawn_when_they_are_asked_for(
    page: Visitor, laid_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter takes longer than all else of a check: nobody waits for those that nobody wants."""
    drawn: list[str] = []
    written = CorrectionLetters._written

    def noted(self: CorrectionLetters, letter: Any, *more: Any) -> Any:
        drawn.append(letter.cluster)
        return written(self, letter, *more)

    monkeypatch.setattr(CorrectionLetters, "_written", noted)
    form = (laid_out / "申报" / "冠县轴承.yaml").read_bytes()
    shown = page.post("/check", forms=("x.yaml", form))
    assert drawn == []
    (letter,) = re.findall(r'href="(/check/[^"]*)">[^<]*补正通知.docx', shown.text)
    again = [page.get(letter).body for _ in range(2)]
    assert again[0] == again[1]
    assert again[0].startswith(b"PK")
    assert len(drawn) == 2


def test_a_file_that_is_no_form_names_the_way_to_a_blank_one_and_no_command(page: Visitor) -> None:
    shown = page.post("/check", forms=("x.yaml", b"[" * 100_000))
    assert "可用“空白申请表”生成" in shown.text
    assert "lccluster" not in shown.text


def _shown(page: Visitor, form: Path, **changed: str) -> str:
    text = form.read_text(encoding="utf-8")
    for key, value in changed.items():
        text, times = re.subn(rf"(?m)^(\s*{key}[:：]\s*).*$", rf"\g<1>{value}", text)
        assert times == 1
    return unescape(page.post("/check", forms=(form.name, text.encode())).text)


def test_what_is_contradictory_names_the_file_as_it_was_handed_in(
    page: Visitor, laid_out: Path
) -> None:
    shown = _shown(page, laid_out / "申报" / "冠县轴承.yaml", filled_on="2029-06-01")
    assert "<li>冠县轴承.yaml:" in shown
    assert "lccluster-page" not in shown


def test_where_no_rule_is_in_force_no_option_of_a_command_is_named(
    page: Visitor, laid_out: Path
) -> None:
    shown = _shown(page, laid_out / "申报" / "冠县轴承.yaml", filled_on="2021-08-30")
    assert "此前适用什么规定，请问" in shown
    assert "请更正表上的日期。" in shown
    assert not re.search(r" --[a-z]", shown)
