"""What may be done with a title: the very line first, then that line, and never over what changed meanwhile."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from foreign_words import foreign
from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.page.against import as_fields
from lccluster.usecases.page.titles.errands import ERRANDS
from lccluster.usecases.register.acts import Stamp, record, unheard
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import open_room
from pages import NOON, Answer, Visitor, office_at, served
from running import Run

TITLE = "/titles/LC-2022-001"
RENAME = f"{TITLE}/do/rename"
NEW_NAME = "临清市轴承保持器特色产业集群"


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    """An office in which acts may be recorded."""
    speak("zh")
    shutil.copytree(laid_out / "register", tmp_path / "register")
    return tmp_path


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def _record(desk: Path) -> Path:
    (found,) = (desk / "register" / "clusters").rglob("LC-2022-001.yaml")
    return found


def _told(shown: Answer) -> dict[str, str]:
    """Give what an act says and what its file keeps beside it, by label."""
    return {
        unescape(label): unescape(said)
        for label, said in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown.text)
    }


LABELS = {"--document": "文号", "--ground": "情形"}


def _confirm(page: Visitor, shown: Answer) -> Answer:
    return page.post(f"{RENAME}/record", **shown.hidden)


def test_the_line_that_was_shown_is_the_line_that_is_written(page: Visitor, desk: Path) -> None:
    before = _record(desk).read_text(encoding="utf-8")
    shown = page.post(RENAME, name=NEW_NAME, note="机构更名")
    assert _record(desk).read_text(encoding="utf-8") == before
    got = _confirm(page, shown)
    told = _told(shown)
    assert (got.status, _told(got)) == (200, told)
    now = _record(desk).read_text(encoding="utf-8")
    line = now.removeprefix(before)
    assert now.startswith(before)
    assert told["编号"] in line
    assert told["登记时间"] in line
    assert told["新名称"] == NEW_NAME
    assert NEW_NAME in line
    assert NEW_NAME in page.get(TITLE).text
    assert check(open_room(desk / "register", Library(None, desk))).damage == ()


def test_what_changed_meanwhile_is_said_and_what_was_typed_is_still_there(
    page: Visitor, desk: Path
) -> None:
    shown = page.post(RENAME, name=NEW_NAME)
    room = open_room(desk / "register", Library(None, desk))
    renamed = ERRANDS["rename"].kind(on=NOON.date(), name="另一个名称")
    record(room, "LC-2022-001", lambda _: renamed, Stamp(NOON), dry_run=False, tell=unheard)
    before = _record(desk).read_bytes()
    got = _confirm(page, shown)
    assert got.status == 409
    (came,) = re.findall(r'<li class="came">(.*?)</li>', got.text)
    assert re.search("事项：更名、日期：.*、新名称：另一个名称、编号：", unescape(came))
    assert foreign(unescape(came)) == set()
    assert f'value="{NEW_NAME}"' in got.text
    assert _record(desk).read_bytes() == before
    again = _confirm(page, page.post(RENAME, name=NEW_NAME))
    assert again.status == 200
    assert NEW_NAME in _record(desk).read_text(encoding="utf-8")


def test_the_window_is_called_by_the_step(page: Visitor) -> None:
    """Who has a screen read aloud hears its title first, and all steps stand under one head."""
    shown = page.post(RENAME, name=NEW_NAME)
    steps = [page.get(RENAME), shown, _confirm(page, shown)]
    titles = [re.findall("<title>(.*?)</title>", each.text)[0] for each in steps]
    assert [each.partition(" ·")[0] for each in titles] == [
        "更名",
        "将要登记的内容",
        "已登记的内容",
    ]


def test_a_hash_that_is_not_the_files_records_nothing(page: Visitor, desk: Path) -> None:
    before = _record(desk).read_bytes()
    shown = page.post(RENAME, name=NEW_NAME).hidden
    assert page.post(f"{RENAME}/record", **shown | {"sha256": "0" * 64}).status == 409
    for step in ("record", "change"):
        gone = page.post(f"{RENAME}/{step}", **shown | {"shown": "x"})
        assert (gone.status, "已不再保留" in gone.text) == (404, True)
    assert page.post(f"{TITLE}/do/cancel/record", **shown).status == 404
    assert _record(desk).read_bytes() == before


def test_sending_it_twice_records_it_once(page: Visitor, desk: Path) -> None:
    shown = page.post(RENAME, name=NEW_NAME)
    first, second = (_confirm(page, shown) for _ in range(2))
    assert (first.status, second.text) == (200, first.text)
    assert _record(desk).read_text(encoding="utf-8").count("event: renamed") == 1


@pytest.mark.parametrize(
    ("word", "typed", "line"),
    [
        ("rename", {"name": ""}, "rename LC-2022-001 ''"),
        ("rename", {"name": "新名", "on": "2025-2-30"}, "rename LC-2022-001 新名 --on 2025-2-30"),
        ("cancel", {"ground": "", "document_number": "文"}, "cancel LC-2022-001 --document 文"),
        ("cancel", {"ground": ""}, "cancel LC-2022-001"),
        ("report", {"duty": "annual_report", "year": "x"}, "report LC-2022-001 --year x"),
        ("report", {"duty": "annual_report", "year": "1999"}, "report LC-2022-001 --year 1999"),
        ("correct", {"of": "x", "right-note": "y"}, "correct LC-2022-001 x note=y"),
        ("pass-review", {}, "pass-review LC-2022-001"),
    ],
)
def test_a_refusal_is_the_sentence_of_the_command_and_what_was_typed_stays(
    page: Visitor, desk: Path, run: Run, word: str, typed: dict[str, str], line: str
) -> None:
    arguments = [each.strip("'") for each in line.split()]
    days = () if "on" in typed else ("--on", NOON.date().isoformat())
    said = run("register", *arguments, *days, "--register", desk / "register", lang="zh").err
    speak("zh")
    got = page.post(f"{TITLE}/do/{word}", **typed)
    assert got.status == 422
    shown = unescape(re.sub(r"<[^>]+>", "", got.text))
    sentences = [each.partition(".yaml：")[2] or each for each in said.strip().splitlines()]
    for sentence in sentences:
        for part in re.split(
            "(?<=）)", as_fields(re.sub("^(?:--[a-z]+|名称)：", "", sentence), LABELS)
        ):
            assert _at_field(part) in shown
    for value in filter(None, typed.values()):
        assert value in unescape(got.text)


def _at_field(sentence: str) -> str:
    """Say it as it is said at its field, where it says what is left out."""
    if sentence.startswith("缺少"):
        return "这里要填写。"
    left_out = re.search("^此类决定要有(文号|依据的情形)，.*?(（第[^）]*）)$", sentence)
    if left_out is None:
        return sentence
    return f"这里要{'填写' if left_out[1] == '文号' else '选择一项'}。{left_out[2]}"


def test_a_bad_day_is_said_at_the_field_of_the_day(page: Visitor) -> None:
    got = page.post(RENAME, name="新名", on="x")
    assert re.search(r'name="on"[^>]*aria-invalid="true"', got.text)
    assert not re.search(r'name="name"[^>]*aria-invalid="true"', got.text)


def test_a_decision_without_its_ground_is_refused_at_that_field(page: Visitor) -> None:
    got = page.post("/titles/LC-2022-001/do/revoke", document_number="聊工信发〔2025〕1号")
    assert got.status == 422
    assert re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', got.text) == ["ground"]


def test_a_title_leads_to_every_act_that_may_be_done_and_says_why_not_of_the_others(
    page: Visitor,
) -> None:
    shown = page.get(TITLE).text
    offered = set(re.findall(rf'href="{TITLE}/do/([a-z-]+)"', shown))
    assert {"rename", "correct", "void"} <= offered
    assert not {"pass-review", "report"} & offered  # nobody applied; all is reported
    assert "只有取消称号、撤销命名和复核未通过的决定可以撤回" in shown
    for word in offered:
        got = page.get(f"{TITLE}/do/{word}")
        assert got.status == 200
        labelled = set(re.findall(r'<label for="([^"]+)"', got.text))
        assert labelled == set(re.findall(r' id="([^"]+)" name="', got.text))


def test_an_act_that_the_law_shuts_out_is_answered_with_the_reasons_and_a_way_back(
    page: Visitor,
) -> None:
    """Whoever types its address, or kept it, fills in no form in vain."""
    revoke = f"{TITLE}/do/revoke"
    shown = page.post(revoke, ground="14.1", document_number="某号")
    assert page.post(f"{revoke}/record", **shown.hidden).status == 200
    title = page.get(TITLE).text
    open_now = set(re.findall(rf'href="{TITLE}/do/([a-z-]+)"', title))
    assert "revoke" not in open_now
    for word in ERRANDS.keys() - open_now:
        got = page.get(f"{TITLE}/do/{word}")
        (said,) = re.findall(r'class="plainlist bad">\s*<li>(.*?)</li>', got.text, re.DOTALL)
        assert (got.status, said in title, "<form" in got.text) == (422, True, False)
        assert f'<a href="{TITLE}">' in got.text
    assert {page.get(f"{TITLE}/do/{word}").status for word in open_now} == {200}


def test_a_page_that_only_reads_offers_no_act(desk: Path) -> None:
    with served(office_at(desk, read_only=True)) as page:
        page.enter()
        assert "/do/" not in page.get(TITLE).text
        assert page.get(RENAME).status == 404
        assert page.post(RENAME, name="新名").status == 404
        assert page.post(f"{RENAME}/record", shown="x").status == 404


def test_a_report_that_is_owed_is_offered_recorded_and_owed_no_more(desk: Path) -> None:
    later = office_at(desk, clock=lambda: NOON.replace(year=2026))
    with served(later) as page:
        page.enter()
        address = f"{TITLE}/do/report"
        assert address in page.get(TITLE).text
        shown = page.post(address, duty="county_report", year="2025")
        assert page.post(f"{address}/record", **shown.hidden).status == 200
        assert page.post(address, duty="county_report", year="2025").status == 422


REPORT = f"{TITLE}/do/report"


@pytest.fixture
def owing(laid_out: Path, tmp_path: Path) -> Iterator[tuple[Visitor, Path]]:
    """A page on a day on which a report on 2025 is owed, and forms in the folder beside."""
    speak("zh")
    folder = Path(shutil.copytree(laid_out, tmp_path / "office"))
    form = (folder / "申报" / "冠县轴承.yaml").read_text("utf-8")
    name = "临清市某某镇轴承保持器特色产业集群"
    (folder / "申报" / "年报.yaml").write_text(
        form.replace("冠县某某镇轴承特色产业集群", name).replace("year: 2024", "year: 2025"),
        "utf-8",
    )
    with served(office_at(folder, clock=lambda: NOON.replace(year=2026))) as visitor:
        yield visitor.enter(), folder


def _figures(shown: Answer) -> dict[str, str]:
    """Give the figures that a report says, by their labels."""
    return dict(re.findall(r"([^ 、]+) ([\d.]+)", _told(shown).get("各项数字", "")))


def test_a_report_takes_figures_that_are_typed(owing: tuple[Visitor, Path], run: Run) -> None:
    page, folder = owing
    typed = {"economics.revenue_yi": "33.5亿元", "enterprises.total": "46"}
    shown = page.post(REPORT, duty="annual_report", year="2025", **typed)
    assert _figures(shown) == {"营业收入": "33.5", "企业户数": "46"}
    assert page.post(f"{REPORT}/record", **shown.hidden).status == 200
    said = run("register", "figures", "LC-2022-001", "--register", folder / "register").out
    assert "33.5" in said


@pytest.mark.parametrize("way", ["dropped", "of the folder"])
def test_a_report_takes_the_figures_of_a_filled_form_as_the_command_does(
    owing: tuple[Visitor, Path], run: Run, way: str
) -> None:
    page, folder = owing
    form = folder / "申报" / "年报.yaml"
    command = ("register", "report", "LC-2022-001", "--duty", "annual_report", "--year", "2025")
    would = run(
        *(*command, "--form", form, "--on", "2026-06-01", "--dry-run"),
        *("--register", folder / "register"),
        lang="zh",
    )
    speak("zh")
    if way == "dropped":
        given = {"form": (form.name, form.read_bytes())}
    else:
        found = re.search(r'<option value="(\w+)">申报/年报.yaml<', page.get(REPORT).text)
        assert found
        given = {"form-here": found[1]}
    shown = page.post(REPORT, duty="annual_report", year="2025", **given)
    assert shown.status == 200, shown.text
    assert len(_figures(shown)) >= 5
    (told,) = re.findall("^  各项数字：(.+)", would.out, re.MULTILINE)
    assert f"<dd>{told}</dd>" in unescape(shown.text)


def test_a_form_that_changed_since_its_figures_were_shown_is_not_recorded(
    owing: tuple[Visitor, Path],
) -> None:
    page, folder = owing
    found = re.search(r'<option value="(\w+)">申报/年报.yaml<', page.get(REPORT).text)
    assert found
    shown = page.post(REPORT, duty="annual_report", year="2025", **{"form-here": found[1]})
    form, record = folder / "申报" / "年报.yaml", _record(folder)
    before = record.read_bytes()
    total = _figures(shown)["企业户数"]
    form.write_text(form.read_text("utf-8").replace(f"total: {total}", "total: 99"), "utf-8")
    got = page.post(f"{REPORT}/record", **shown.hidden)
    assert got.status == 409
    assert "99" in got.text
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"economics.revenue_yi": "很多"}, "economics.revenue_yi"),
        ({"enterprises.total": "46", "year": ""}, "year"),
        ({"enterprises.total": "46", "duty": "county_report"}, "duty"),
        ({"enterprises.total": "46", "form": ("x.yaml", b"a: b")}, "form"),
    ],
)
def test_figures_that_cannot_be_taken_are_refused_and_stay(
    owing: tuple[Visitor, Path], typed: dict[str, str], wrong: str
) -> None:
    page, folder = owing
    before = _record(folder).read_bytes()
    got = page.post(REPORT, **{"duty": "annual_report", "year": "2025"} | typed)
    assert got.status == 422
    assert f'id="wrong-{wrong or "all"}"' in got.text
    if wrong:
        assert re.findall(r'name="([^"]+)"[^>]* autofocus', got.text) == [wrong]
    assert "<details open>" in got.text
    assert _record(folder).read_bytes() == before


def test_a_form_that_came_with_what_was_refused_has_not_to_be_chosen_again(
    owing: tuple[Visitor, Path],
) -> None:
    page, folder = owing
    form = folder / "申报" / "年报.yaml"
    refused = page.post(
        REPORT, duty="annual_report", year="很久", form=(form.name, form.read_bytes())
    )
    assert refused.status == 422
    assert "已交：年报.yaml" in refused.text
    typed = {"duty": "annual_report", "year": "2025", "still": "form"}
    shown = page.post(REPORT, **refused.hidden | typed)
    assert len(_figures(shown)) >= 5
    changing = page.post(f"{REPORT}/change", **shown.hidden)
    assert "已交：年报.yaml" in changing.text
    _record(folder).write_text(_record(folder).read_text("utf-8") + "# seen\n", "utf-8")
    crossed = page.post(f"{REPORT}/record", **shown.hidden)
    assert crossed.status == 409
    again = page.post(REPORT, **crossed.hidden | typed)
    assert _figures(again) == _figures(shown)


def test_files_that_came_before_go_where_others_are_chosen_or_they_are_unticked(
    owing: tuple[Visitor, Path],
) -> None:
    page, folder = owing
    form = folder / "申报" / "年报.yaml"
    first = {"duty": "annual_report", "year": "很久", "form": ("另一份.yaml", b"a: b")}
    refused = page.post(REPORT, **first)
    typed = refused.hidden | {"duty": "annual_report", "year": "2025"}
    others = page.post(REPORT, **typed, still="form", form=(form.name, form.read_bytes()))
    assert len(_figures(others)) >= 5
    found = re.search(r'<option value="(\w+)">申报/年报.yaml<', refused.text)
    assert found
    lying = page.post(REPORT, **typed, still="form", **{"form-here": found[1]})
    assert _figures(lying) == _figures(others)
    assert re.search(f'"{found[1]}" selected', page.post(f"{REPORT}/change", **lying.hidden).text)
    assert _figures(page.post(REPORT, **typed)) == {}


def test_files_that_are_kept_no_more_are_never_left_out_in_silence(
    owing: tuple[Visitor, Path],
) -> None:
    page, _ = owing
    typed = {"duty": "annual_report", "year": "2025", "still": "form"}
    other = page.post(REPORT, duty="", form=("年报.yaml", b"a: b")).hidden["handed"]
    assert "已交：年报.yaml" in page.post(REPORT, **typed, handed=other).text
    elsewhere = page.post(f"{TITLE}/do/rename", name="", handed=other)
    assert "已交" not in elsewhere.text
    another = REPORT.replace("001", "003")
    for ticket, address in ((other, another), ("", REPORT), ("unknown", REPORT), ("../..", REPORT)):
        got = page.post(address, **typed, handed=ticket)
        assert got.status == 422
        assert 'id="wrong-form"' in got.text
        assert "请重新选择" in got.text


@pytest.mark.parametrize("word", ["rename", "revoke"])
def test_no_field_says_its_label_twice_or_how_to_write_what_is_chosen(
    page: Visitor, word: str
) -> None:
    shown = page.get(f"{TITLE}/do/{word}").text
    labels = re.findall(r"<label for=[^>]*>([^<]+?) ?(?:<span[^>]*>([^<]+)</span>)?</label>", shown)
    assert ("日期", "办理日期；不写则为今天。") in labels
    assert not [label for label, help in labels if help == f"{label}。"]
    assert not re.search(r"<select[^>]*aria-describedby", shown)


def test_an_act_is_read_out_in_words_beside_the_line_of_the_file(page: Visitor) -> None:
    shown = page.post(RENAME, name=NEW_NAME, note="机构更名").text
    for label, said in (("事项", "更名"), ("日期", str(NOON.date())), ("单位", "市局")):
        assert f"<dt>{label}</dt><dd>{said}</dd>" in shown
    assert f"<dt>新名称</dt><dd>{NEW_NAME}</dd>" in shown


def test_a_refusal_names_fields_and_acts_where_commands_name_options(page: Visitor) -> None:
    refused = page.post(f"{TITLE}/do/revoke")
    assert refused.status == 422
    assert "这里要填写。（第十四条）" in refused.text
    assert "这里要选择一项。（第十四条）" in refused.text
    assert not re.search(r"--[a-z]", refused.text)


def test_signs_of_control_come_into_no_file(page: Visitor) -> None:
    shown = page.post(RENAME, name="名\x00称\x1b")
    assert shown.status == 200
    assert "<dt>新名称</dt><dd>名称<" in shown.text


def test_a_ground_bears_its_article_in_chinese_brackets(page: Visitor) -> None:
    shown = page.get(f"{TITLE}/do/revoke").text
    assert re.search("<option[^>]*>[^<(]+（第十四条[^<(]*）</option>", shown)


def test_a_decision_may_be_set_aside_on_the_day_that_it_was_made(page: Visitor) -> None:
    typed = {"ground": "14.1", "document_number": "某号"}
    shown = page.post(f"{TITLE}/do/revoke", **typed)
    assert shown.status == 200
    done = page.post(f"{TITLE}/do/revoke/record", **shown.hidden)
    assert "LC-2022-001 临清市某某镇轴承保持器特色产业集群" in done.text  # of which title
    assert f'href="{TITLE}/do/set-aside"' in page.get(TITLE).text


def _offered(page: Visitor, word: str) -> list[str]:
    """Give the acts that such an act may be on, as the screen offers them."""
    asked = re.search(r'<select id="of".*?</select>', page.get(f"{TITLE}/do/{word}").text, re.S)
    return re.findall(r'<option value="\w+">[\d-]+ ([^<]+)</option>', asked[0]) if asked else []


def test_only_acts_are_offered_that_the_law_lets_be_set_aside_or_voided(page: Visitor) -> None:
    assert _offered(page, "set-aside") == []  # nothing to choose: no form is shown
    assert {"认定公布"} < set(_offered(page, "correct"))
    assert "认定公布" not in _offered(page, "void")
    typed = {"ground": "14.1", "document_number": "某号"}
    shown = page.post(f"{TITLE}/do/revoke", **typed)
    page.post(f"{TITLE}/do/revoke/record", **shown.hidden)
    assert _offered(page, "set-aside") == ["撤销命名"]
    (of,) = re.findall(r'<option value="(\w{26})">', page.get(f"{TITLE}/do/set-aside").text)
    aside = page.post(f"{TITLE}/do/set-aside", of=of, document_number="某号")
    page.post(f"{TITLE}/do/set-aside/record", **aside.hidden)
    assert _offered(page, "set-aside") == []
