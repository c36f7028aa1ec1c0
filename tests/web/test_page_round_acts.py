"""What may be done in a round: offered as the law has it, refused as the command does, never recorded over what changed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from lccluster.catalogs import speak
from lccluster.kinds import kinds_of
from lccluster.round.acts import CallIssued, Refiled, RoundAct
from lccluster.usecases.page.against import as_fields
from lccluster.usecases.page.holding.of_applications import ON_APPLICATIONS
from lccluster.usecases.page.holding.of_the_round import ON_ROUND
from pages import NOON, Answer, Visitor, office_at, served
from running import Ran, Run

WAITING, RECOMMENDED, OTHER = "371581-01", "371525-01", "371522-01"
CHECK = f"/round/{WAITING}/do/check-compliance"
ENGLISH = re.compile(r"\b(the|The|and|is|of|to|may|for|with|recorded)\b")


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office in whose round acts may be recorded."""
    speak("zh")
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk, clock=lambda: NOON.replace(month=7))) as visitor:
        yield visitor.enter()


LABELS = {"--document": "文号", "--late": "逾期理由", "--reason": "理由"}


def _round(desk: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in (desk / "rounds").rglob("*.yaml")}


def _words(shown: Answer) -> str:
    return unescape(re.sub(r"<[^>]+>", "", shown.text))


def _command(run: Run, *line: str) -> Ran:
    ran = run("round", *line, lang="zh")
    speak("zh")
    return ran


@pytest.mark.parametrize(
    ("address", "typed", "line", "field"),
    [
        (CHECK, {"on": "2025-02-30"}, f"check-compliance {WAITING} --on 2025-02-30", "on"),
        (CHECK, {"on": "2025-04-01"}, f"check-compliance {WAITING} --on 2025-04-01", "on"),
        (
            f"/round/{WAITING}/do/review",
            {"outcome": "passed", "reason": "齐全"},
            f"review {WAITING} --outcome passed --reason 齐全",
            "override",
        ),
        (
            f"/round/{WAITING}/do/review",
            {"outcome": "好", "reason": "齐全"},
            f"review {WAITING} --outcome 好 --reason 齐全",
            "outcome",
        ),
        (f"/round/{WAITING}/do/recommend", {}, "recommend 临清市 --document 文", ""),
        ("/round/do/propose", {}, "propose", ""),
        ("/round/do/notice", {"from": "2025-07-02"}, "notice --from 2025-07-02", ""),
        (
            "/round/do/notice",
            {"from": "2025-07-02", "until": "2025-07-01"},
            "notice --from 2025-07-02 --until 2025-07-01",
            "until",
        ),
        ("/round/do/promulgate", {"document_number": "文"}, "promulgate --document 文", ""),
        ("/round/do/close", {}, "close", ""),
        (
            f"/round/{RECOMMENDED}/do/decide-objection",
            {"number": "1", "outcome": "upheld", "reason": "属实"},
            f"decide-objection {RECOMMENDED} 1 --outcome upheld --reason 属实",
            "",
        ),
    ],
)
def test_a_refusal_is_that_of_the_command_at_its_field(
    page: Visitor,
    desk: Path,
    run: Run,
    address: str,
    typed: dict[str, str],
    line: str,
    field: str,
) -> None:
    before = _round(desk)
    day = [] if "--on" in line or "notice" in line else ["--on", "2025-07-01"]
    said = _command(run, *line.split(), *day).err
    got = page.post(address, **typed)
    assert got.status == 422
    shown = _words(got)
    for sentence in re.split("(?<=[）。])", said.strip()):
        part = re.sub(r"^\S*(\.yaml|\d)：|^[A-Za-z-]+：", "", sentence.strip())
        part = as_fields(part, LABELS)
        assert part in shown or "--override" in part, part
    wrong = re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', got.text)
    assert field in (wrong or [""])
    for value in typed.values():
        assert value in unescape(got.text)
    assert _round(desk) == before


def test_what_comes_late_and_without_a_number_is_said_at_both_fields(desk: Path, run: Run) -> None:
    for line in (
        f"check-compliance {WAITING} --on 2025-06-01",
        f"review {WAITING} --outcome passed --reason 齐全 --on 2025-06-02 --override 会议纪要",
    ):
        assert run("round", *line.split()).code == 0
    call = (desk / "rounds" / "2025" / "call.yaml").read_text("utf-8")
    assert "recommendations_until: 2025-06-30" in call
    with served(office_at(desk, clock=lambda: NOON.replace(month=7))) as page:
        page.enter()
        got = page.post(f"/round/{WAITING}/do/recommend", override="会议纪要")
    assert got.status == 422
    wrong = set(re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', got.text))
    assert wrong == {"document_number", "late"}
    assert "last day for recommending" in _words(got)


def test_above_the_quota_the_line_of_the_call_is_named_and_nothing_is_recorded(
    desk: Path, run: Run
) -> None:
    shutil.rmtree("rounds")
    call = Path("通知.yaml")
    call.write_text(call.read_text("utf-8").replace("冠县: 2", "冠县: 0"), "utf-8")
    for line in (
        "open 2025 --call 通知.yaml",
        "file 申报/冠县轴承.yaml --on 2025-04-10",
        f"check-compliance {RECOMMENDED} --on 2025-05-06",
        f"review {RECOMMENDED} --outcome passed --reason 齐全 --on 2025-05-09 --override 纪要",
    ):
        assert run("round", *line.split(), lang="zh").code == 0
    speak("zh")
    before = _round(desk)
    with served(office_at(desk)) as page:
        page.enter()
        typed = {"document_number": "文", "override": "纪要"}
        got = page.post(f"/round/{RECOMMENDED}/do/recommend", **typed)
    assert got.status == 422
    assert "冠县最多推荐 0" in _words(got)
    assert "推荐名额" in _words(got)
    assert _round(desk) == before


def test_what_a_command_changed_meanwhile_is_said_and_what_was_typed_stays(
    page: Visitor, desk: Path, run: Run
) -> None:
    shown = page.post(CHECK, note="材料已看")
    assert _command(run, "return", WAITING, "--on", "2025-07-01", "--note", "缺公章").code == 0
    before = _round(desk)
    got = page.post(f"{CHECK}/record", **shown.hidden)
    assert got.status == 409
    assert "缺公章" in got.text
    assert ">材料已看</textarea>" in got.text
    assert _round(desk) == before


def test_a_form_that_a_command_filed_meanwhile_takes_no_second_number(
    page: Visitor, desk: Path, run: Run
) -> None:
    form = (desk / "申报" / "东阿县钢球.docx").read_bytes()
    shown = page.send("/round/do/file", [("form", ("东阿县钢球.docx", form))], late="补报")
    assert shown.status == 200
    assert _command(run, "file", "申报/东阿县钢球.docx", "--late", "补报").code == 0
    before = _round(desk)
    got = page.post("/round/do/file/record", **shown.hidden)
    assert got.status == 409
    assert _round(desk) == before


def test_a_form_of_the_folder_is_filed_where_it_lies_and_not_once_it_changed(
    page: Visitor, desk: Path
) -> None:
    form = desk / "申报" / "冠县钢板.yaml"
    form.write_text(
        (desk / "申报" / "冠县轴承.yaml").read_text("utf-8").replace("轴承特色", "钢板特色"),
        "utf-8",
    )
    ticks = re.findall(r'value="([0-9a-f]{16})"[^>]*>\s*([^<]+)<', page.get("/round/do/file").text)
    (word,) = [word for word, name in ticks if "冠县钢板" in name]
    address, typed = "/round/do/file", {"form-here": word, "late": "补报"}
    shown = page.post(address, **typed)
    form.write_text(form.read_text("utf-8") + "# 又改了\n", "utf-8")
    assert page.post(f"{address}/record", **shown.hidden).status == 409
    again = page.post(address, **typed)
    assert page.post(f"{address}/record", **again.hidden).status == 200
    place = desk / "rounds" / "2025" / "applications" / "371525-02"
    assert (place / "application.yaml").read_bytes() == form.read_bytes()
    assert (place / "材料" / "冠县轴承简介.txt").is_file()
    assert page.post(address, **typed | {"form-here": "../../x"}).status == 422


def test_sending_it_twice_records_it_once(page: Visitor, desk: Path) -> None:
    shown = page.post(CHECK)
    first, second = (page.post(f"{CHECK}/record", **shown.hidden) for _ in range(2))
    assert (first.status, second.text) == (200, first.text)
    (record,) = desk.glob(f"rounds/2025/applications/{WAITING}/record.yaml")
    assert record.read_text("utf-8").count("compliance_checked") == 1


def test_nothing_is_recorded_by_a_form_that_is_not_ours(page: Visitor, desk: Path) -> None:
    before = _round(desk)
    shown = page.post(CHECK).hidden
    assert page.post(f"{CHECK}/record", **shown | {"token": "x"}).status == 403
    assert page.post(f"{CHECK}/record", **shown | {"sha256": "0" * 64}).status == 409
    assert page.post(f"{CHECK}/record", **shown | {"shown": "x"}).status == 404
    elsewhere = f"/round/{RECOMMENDED}/do/check-compliance"
    assert page.post(f"{elsewhere}/record", **shown).status == 404
    for number in ("..", "%2e%2e", "x", "%2fetc"):
        assert page.post(f"/round/{number}/do/check-compliance").status == 404
    assert page.post(f"/round/{WAITING}/do/x").status == 404
    stranger = Visitor(page.port, page.signer)
    assert stranger.ask("POST", CHECK, b"", Origin=page.origin).status == 403
    assert _round(desk) == before


def test_a_name_that_is_a_way_elsewhere_is_a_name_alone(page: Visitor, desk: Path) -> None:
    form = (desk / "申报" / "东阿县钢球.docx").read_bytes()
    files = [("form", ("../../x.docx", form)), ("materials", ("..\\..\\y.txt", b"y"))]
    shown = page.send("/round/do/file", files, late="补报")
    assert page.post("/round/do/file/record", **shown.hidden).status == 200
    assert [*desk.rglob("x.docx"), *desk.parent.glob("x.docx"), *desk.rglob("y.txt")] == []
    assert (desk / "rounds/2025/applications/371524-01/application.docx").read_bytes() == form


def test_a_page_that_only_reads_offers_no_act(desk: Path) -> None:
    with served(office_at(desk, read_only=True)) as page:
        page.enter()
        for address in ("/", "/round", f"/round/{WAITING}"):
            assert "/do/" not in page.get(address).text
        for address in (CHECK, "/round/do/file", "/round/do/open"):
            assert page.get(address).status == 404
            assert page.post(address).status == 404


def test_what_is_offered_can_be_taken_and_of_the_rest_it_is_said_why_not(page: Visitor) -> None:
    for address, errands in (
        (f"/round/{WAITING}", ON_APPLICATIONS),
        (f"/round/{RECOMMENDED}", ON_APPLICATIONS),
        ("/round", ON_ROUND),
    ):
        shown = page.get(address).text
        offered = set(re.findall(rf'href="{address}/do/([a-z-]+)"', shown))
        assert offered - {"open"} < set(errands)
        assert len(offered - {"open"}) + len(_reasons(shown)) == len(errands)
    waiting = page.get(f"/round/{WAITING}").text
    assert {"return", "withdraw", "check-compliance"} <= set(re.findall("/do/([a-z-]+)", waiting))
    assert "recommend" not in re.findall("/do/([a-z-]+)", waiting)


def _reasons(shown: str) -> list[str]:
    return re.findall(r'<ul class="plainlist quiet">', shown)


def test_no_kind_of_act_is_left_out() -> None:
    on_the_page = {each.kind for each in (*ON_APPLICATIONS.values(), *ON_ROUND.values())}
    apart = {CallIssued, Refiled}  # a round is opened before it is there; who files again files
    assert {*kinds_of(RoundAct)} == on_the_page | apart


def test_every_form_asks_in_chinese_alone_and_labels_its_fields(page: Visitor) -> None:
    addresses = [f"/round/do/{each}" for each in (*ON_ROUND, "open")]
    addresses += [f"/round/{RECOMMENDED}/do/{each}" for each in ON_APPLICATIONS]
    for address in addresses:
        got = page.get(address)
        assert got.status == 200, address
        assert ENGLISH.findall(_words(got)) == []
        named = set(re.findall(r' id="([^"]+)" name="', got.text))
        ticks = {each for each in named if each.startswith(("pick-", "remove-"))}
        assert set(re.findall(r'<label for="([^"]+)"', got.text)) == named - ticks


def test_every_choice_asks_to_be_made_and_the_way_back_stands_in_chinese_brackets(
    page: Visitor,
) -> None:
    filing = page.get("/round/do/file").text
    assert filing.count("<select") == filing.count('<option value="">请选择</option>') == 2
    assert f"（{RECOMMENDED}）</a>" in page.get(f"/round/{RECOMMENDED}/do/visit").text


def test_a_county_s_day_leads_to_the_form_of_each_task(page: Visitor) -> None:
    own = page.get("/?office=%E4%B8%B4%E6%B8%85%E5%B8%82").text
    assert re.findall('href="(/round/[^"]+)"', own) == [CHECK]
    assert page.get("/?office=x").status == 422
    every = page.get("/").text
    assert CHECK in every
    assert "/do/read-sheets" in every
    for address in set(re.findall('href="(/round/[^"]+)"', every)):
        assert "<form" in page.get(address).text
    assert page.get(f"/round/{WAITING}/do/nothing").status == 404


def test_an_act_of_the_round_asked_for_at_an_application_is_that_of_the_round(
    page: Visitor,
) -> None:
    assert 'action="/round/do/read-sheets"' in page.get(f"/round/{WAITING}/do/read-sheets").text


def test_files_that_are_no_workbooks_are_named_and_no_folder_of_the_page(page: Visitor) -> None:
    got = page.post("/round/do/read-sheets", sheets=("意见.docx", b"abc"))
    assert got.status == 422
    assert "这些文件都不是工作簿：意见.docx。" in got.text
    assert "together" not in got.text


def test_what_was_given_back_has_its_letter_to_download_and_can_be_handed_in_anew(
    page: Visitor,
) -> None:
    address = f"/round/{WAITING}/do/return"
    shown = page.post(address, note="缺公章")
    assert page.post(f"{address}/record", **shown.hidden).status == 200
    (letter,) = re.findall('href="([^"]+/drafts/[^"]+)"', page.get(f"/round/{WAITING}").text)
    got = page.get(letter)
    assert got.body.startswith(b"PK")
    assert page.get(f"/round/{WAITING}/drafts/1").status == 404
    again = f'href="/round/{WAITING}/do/file">接收补正材料<'
    assert again in page.get("/").text
    assert again in page.get(f"/round/{WAITING}").text


def test_a_record_made_by_mistake_is_voided_and_the_state_is_that_before(page: Visitor) -> None:
    checked = page.post(CHECK)
    assert page.post(f"{CHECK}/record", **checked.hidden).status == 200
    assert "初审中" in page.get(f"/round/{WAITING}").text
    address = f"/round/{WAITING}/do/void"
    (last,) = re.findall(r'<option value="([0-9A-Z]{26})"', page.get(address).text)  # no other may
    shown = page.post(address, of=last, reason="误记")
    assert "<dt>所涉事项</dt><dd>合规性审核</dd>" in shown.text
    assert (
        "写入文件：<wbr>" in shown.text
    )  # before a long path a phone breaks there, and in no word
    assert page.post(f"{address}/record", **shown.hidden).status == 200
    assert "初审中" not in page.get(f"/round/{WAITING}").text


def test_the_form_of_an_act_that_may_not_be_done_says_so_before_anything_is_typed(
    page: Visitor,
) -> None:
    assert "现在不能办理的原因" in page.get("/round/do/promulgate").text
    assert "现在不能办理的原因" not in page.get("/round/do/file").text


def test_form_and_materials_that_came_with_a_refused_filing_are_still_there(
    page: Visitor, desk: Path
) -> None:
    form, beside = desk / "申报" / "东阿县钢球.docx", desk / "申报" / "材料" / "莘县纸业简介.txt"
    given = {
        "form": (form.name, form.read_bytes()),
        "materials": (beside.name, beside.read_bytes()),
    }
    refused = page.post("/round/do/file", on="很久", **given)
    assert refused.status == 422
    assert {f"已交：{form.name}", f"已交：{beside.name}"} <= set(_words(refused).split())
    late = {"on": "2025-04-20", "late": "yes", "override": "会议纪要"}
    sent = urlencode(refused.hidden | late | {"still": ["form", "materials"]}, doseq=True)
    headers = {"Content_Type": "application/x-www-form-urlencoded", "Cookie": page.cookie}
    shown = page.ask("POST", "/round/do/file", sent.encode(), Origin=page.origin, **headers)
    assert shown.status == 200, _words(shown)
    assert "事项收到申报" in _words(shown)


def test_a_form_whose_materials_are_named_beside_it_is_recorded_as_it_was_shown(
    page: Visitor, desk: Path
) -> None:
    text = (desk / "申报" / "莘县纸业.yaml").read_text("utf-8")
    other = text.replace("材料/莘县纸业简介.txt", "简介.txt").replace("莘县某某镇", "莘县另一镇")
    given = {"form": ("另一镇.yaml", other.encode()), "materials": ("简介.txt", b"x" * 20)}
    shown = page.post("/round/do/file", on="2025-04-20", override="会议纪要", **given)
    assert shown.status == 200, _words(shown)
    changing = page.post("/round/do/file/change", **shown.hidden)
    assert "已交：另一镇.yaml" in _words(changing).split()
    assert page.post("/round/do/file/record", **shown.hidden).status == 200


def test_the_title_of_a_re_review_is_chosen_from_those_that_may_be_re_reviewed(
    desk: Path, run: Run
) -> None:
    with served(office_at(desk, clock=lambda: NOON.replace(year=2027, month=3))) as visitor:
        shown = visitor.enter().get("/round/do/file").text
    choice = shown.partition('name="renews"')[2].partition("</select>")[0]
    offered = dict(re.findall(r'<option value="([^"]+)">([^<]+)</option>', choice))
    listed = run("register", "list", "--as-of", "2027-03-01", "--format", "json").out
    due = ("review_due", "under_review", "expired")
    titles = json.loads(listed)["entries"]
    assert offered.keys() == {each["id"] for each in titles if each["standing"] in due}
    assert offered
    assert all(name.startswith(id) and name.endswith(")") for id, name in offered.items())


def test_without_a_register_no_re_review_is_offered(page: Visitor, desk: Path) -> None:
    shutil.rmtree(desk / "register")
    assert 'name="renews"' in page.get("/round/do/file").text


def test_the_application_that_an_act_is_on_is_named_as_one(page: Visitor) -> None:
    speak("en")
    shown = page.post(CHECK, on="2025-05-28")
    assert f"<dt>the application</dt><dd>{WAITING} " in shown.text
