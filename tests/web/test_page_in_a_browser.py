"""The page in a real browser, without scripts: dropped forms, acts by keyboard alone, narrow, printed, and for every reader."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.page.titles.errands import ERRANDS
from lccluster.usecases.register.acts import Stamp, record, unheard
from lccluster.usecases.register.room import open_room
from pages import NOON, Visitor, office_at, served
from running import Run
from shares import share

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no browser of the system is here")
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1200, "height": 800}
NARROWEST = {"width": 320, "height": 568}
CHOICE = """() => {
  const field = document.querySelector("select"), alone = field.cloneNode(true);
  alone.style = "width: auto; min-width: 0; max-width: none";
  field.after(alone);
  const widths = [field.offsetWidth, alone.offsetWidth];
  alone.remove();
  return widths;
}"""
CUT = """() => [...document.querySelectorAll(".wide, h1")]
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"""
TOO_WIDE = """() => [...document.querySelectorAll("td")]
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"""
LONG_NUMBER = """() => document.querySelector("td:not(.short)").innerHTML =
  "<span>规则集：<span class='short'>工业和信息化部企业〔2022〕119号</span></span>" """
NUMBERED = (  # numbers of documents and ids in their cells
    "/titles/LC-2022-001",
    "/round/371525-01",
    "/rules/sme-clusters-2022",
    "/rules/liaocheng-2021-97/beside/sme-clusters-2022",
)
ON_ONE_LINE = """() => [...document.querySelectorAll("span.short, td.short:not(:has(*))")].map(each => {
  const text = document.createRange();
  text.selectNodeContents(each);
  return new Set([...text.getClientRects()].map(part => Math.round(part.bottom))).size;
})"""
LAST_LINE = """each => {
  const text = document.createRange();
  text.selectNodeContents(each);
  const parts = [...text.getClientRects()], last = Math.max(...parts.map(part => Math.round(part.bottom)));
  const there = parts.filter(part => Math.round(part.bottom) === last);
  return Math.max(...there.map(part => part.right)) - Math.min(...there.map(part => part.left));
}"""
LINES = """each => {
  const text = document.createRange();
  text.selectNodeContents(each);
  return new Set([...text.getClientRects()].map(part => Math.round(part.bottom))).size;
}"""
SCREENS = (
    "/",
    "/titles",
    "/titles/LC-2022-001",
    "/titles/LC-2022-001/do/revoke",
    "/titles/LC-2022-001/do/cancel",
    "/recognise",
    "/check",
    "/round",
    "/round/371525-01",
    "/round/371525-01/do/void",
    "/round/371581-01/do/recommend",
    "/round/do/propose",
    "/round/do/open",
    "/round/do/panel",
    "/round/scores",
    "/?office=%E4%B8%B4%E6%B8%85%E5%B8%82",
    "/titles/outlook",
    "/titles/LC-2022-001/figures",
    "/offices",
    "/offices/here",
    "/offices/send",
    "/offices/send-round",
    "/offices/receive",
    "/lists/promulgated",
    "/lists/export",
    "/lists/reports",
    "/offices/merge",
    "/titles/stats",
    "/rules/sme-clusters-2022/held/titles",
    "/verify",
    "/simulate",
    "/rules",
    "/rules/liaocheng-2021-97",
    "/rules/liaocheng-2021-97/revenue",
    "/rules/liaocheng-2021-97/beside/sme-clusters-2022",
    "/nothing",
)
NEW_NAME = "临清市轴承保持器特色产业集群"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path) -> Path:
    speak("zh")
    return Path(shutil.copytree(laid_out, tmp_path / "office"))


@pytest.fixture
def visitor(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as found:
        yield found


@pytest.fixture(scope="module")
def quiet(browser: Browser) -> Page:
    """A window in which no script runs."""
    return browser.new_context(java_script_enabled=False).new_page()


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Page:
    """A narrow window that is looked into."""
    return browser.new_context(viewport=PHONE).new_page()


@pytest.fixture
def plain(quiet: Page, visitor: Visitor) -> Iterator[Page]:
    """The window without scripts, opened by a key."""
    yield _opened(quiet, visitor)
    _left(quiet)


@pytest.fixture
def window(narrow: Page, visitor: Visitor) -> Iterator[Page]:
    """The narrow window, opened by a key."""
    yield _opened(narrow, visitor)
    narrow.set_viewport_size(PHONE)
    _left(narrow)


def _left(page: Page) -> None:
    """Leave a window as it was found: a process of its own for each test would take most of its time."""
    page.goto("about:blank")
    page.emulate_media(media="null")
    page.context.clear_cookies()


def _opened(page: Page, visitor: Visitor) -> Page:
    page.goto(f"{visitor.origin}/?key={visitor.signer.new_key()}")
    assert page.url == f"{visitor.origin}/"
    return page


def _press(what: Locator) -> None:
    """Press what leads to another screen, and wait for that: a click is over before the answer is here."""
    with what.page.expect_navigation():
        what.click()


def _sound(window: Page) -> None:
    """Hold what is shown against the rules for every reader, and against the width of a phone."""
    found = Axe().run(window, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, f"{window.url}: {found.generate_report()}"
    assert window.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"], window.url
    assert window.evaluate(CUT) == [], window.url


@pytest.mark.parametrize(
    "address",
    ["/rules/sme-clusters-2022", "/rules/liaocheng-2021-97/beside/sme-clusters-2022"],
)
def test_no_number_of_a_measure_is_cut_off_on_a_phone(
    window: Page, visitor: Visitor, address: str
) -> None:
    """A row's head and its value may both be one, which stays on its line."""
    window.goto(visitor.origin + address)
    assert window.evaluate(CUT) == []


def test_no_cell_is_wider_than_its_place_in_the_narrowest_window(
    window: Page, visitor: Visitor
) -> None:
    """Whoever sees no bar to scroll by takes a number that is cut off for a whole one."""
    window.set_viewport_size(NARROWEST)
    for lang in ("zh", "en"):
        speak(lang)
        for address in NUMBERED:
            window.goto(visitor.origin + address)
            assert window.evaluate(TOO_WIDE) == [], address
    window.evaluate(LONG_NUMBER)
    assert window.evaluate(TOO_WIDE) == []


def test_every_screen_is_for_every_reader_and_fits_a_phone(window: Page, visitor: Visitor) -> None:
    refused: list[str] = []
    window.on("console", lambda said: refused.append(said.text))
    for address in share(SCREENS, 4):
        window.goto(visitor.origin + address)
        _sound(window)
    assert [each for each in refused if "status of 4" not in each] == []


def test_a_name_that_is_chosen_is_not_cut_where_the_window_has_room(
    window: Page, visitor: Visitor
) -> None:
    """English names of measures are longer than a field to type in."""
    speak("en")
    window.set_viewport_size(WIDE)
    window.goto(f"{visitor.origin}/simulate")
    field, needed = window.evaluate(CHOICE)
    window.set_viewport_size(PHONE)
    assert field >= needed
    assert window.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


def test_what_was_checked_and_judged_wrongly_is_for_every_reader(
    window: Page, visitor: Visitor, desk: Path
) -> None:
    window.goto(f"{visitor.origin}/check")
    window.locator("#forms").set_input_files(desk / "申报" / "冠县轴承.yaml")
    _press(window.get_by_role("button", name="核对"))
    _sound(window)
    _press(window.locator("a[href*=judge]").first)
    assert not _lies_across(window)  # the tables of earlier decisions are folded away
    window.get_by_label("符合", exact=True).first.check()
    _press(window.get_by_role("button"))
    assert window.locator("[role=alert]").count()
    _sound(window)


def test_a_screen_is_printed_without_its_menu(window: Page, visitor: Visitor) -> None:
    window.goto(f"{visitor.origin}/titles")
    window.emulate_media(media="print")
    assert not window.locator("nav").is_visible()
    assert window.locator("table").is_visible()
    assert window.pdf().startswith(b"%PDF")
    window.goto(f"{visitor.origin}/titles/LC-2022-001/do/rename")
    assert window.locator("#name").is_visible()
    assert not window.locator("button").is_visible()
    window.goto(f"{visitor.origin}/round/371525-01")
    heads = window.locator("h2")
    (checking,) = [each for each in heads.all() if each.text_content() == "核对"]
    assert not checking.is_visible()  # nothing but its button stands below
    assert not heads.first.is_visible()  # what may be done is no matter of paper
    assert not window.locator(".acts").first.is_visible()
    window.goto(f"{visitor.origin}/rules/liaocheng-2021-97")
    assert window.locator("h2").first.is_visible()
    assert not window.get_by_role(
        "link", name="认定规则"
    ).last.is_visible()  # leads nowhere on paper


@pytest.mark.parametrize(
    ("address", "way"),
    [("/titles/LC-2022-001", "历年报送的数字"), ("/round", "评分和名次是否稳固")],
)
def test_paper_bears_no_line_that_only_leads_on(
    window: Page, visitor: Visitor, address: str, way: str
) -> None:
    window.goto(f"{visitor.origin}{address}")
    assert window.get_by_role("link", name=way).is_visible()
    window.emulate_media(media="print")
    assert not window.get_by_role("link", name=way).is_visible()
    assert window.locator("main table").first.is_visible()


def test_a_result_is_printed_without_what_may_be_done_with_it(
    window: Page, visitor: Visitor, desk: Path
) -> None:
    window.goto(f"{visitor.origin}/check")
    window.locator("#forms").set_input_files(desk / "申报" / "冠县轴承.yaml")
    _press(window.get_by_role("button", name="核对", exact=True))
    heads = [each for each in window.locator("h2").all() if each.is_visible()]
    assert len(heads) > 4
    window.emulate_media(media="print")
    said = [each.inner_text() for each in window.locator("main > h2").all() if each.is_visible()]
    assert said == ["总览", "条件"]
    assert not window.locator("input, main form").first.is_visible()
    assert window.locator(".tally").is_visible()


@pytest.mark.parametrize(
    ("address", "wide"), [("/titles", True), ("/round", False), ("/titles/outlook", True)]
)
def test_paper_lies_across_where_a_table_has_many_columns(
    window: Page, visitor: Visitor, address: str, wide: bool
) -> None:
    window.goto(visitor.origin + address)
    assert _lies_across(window) is wide


def test_a_word_form_is_checked_judged_and_answered_with_a_letter(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    _press(plain.get_by_role("link", name="核对"))
    plain.locator("#forms").set_input_files(desk / "申报" / "东阿县钢球.docx")
    _press(plain.get_by_role("button", name="核对"))
    with plain.expect_download() as letter:
        plain.get_by_role("link", name="补正通知.docx").click()
    assert Path(letter.value.path()).read_bytes().startswith(b"PK")
    assert letter.value.suggested_filename.endswith("补正通知.docx")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_files_are_chosen_by_our_word_and_by_keyboard_too(
    window: Page, visitor: Visitor, key: str
) -> None:
    for address in ("/check", "/simulate", "/verify", "/offices/receive"):
        window.goto(visitor.origin + address)
        inputs = window.locator("input[type=file]")
        said = [each.evaluate(SHOWN) for each in inputs.all()]
        assert said
        assert {*map(tuple, said)} == {("选择文件、尚未选择文件", "0", "rgba(0, 0, 0, 0)")}
        with window.expect_file_chooser():
            inputs.first.focus()
            window.keyboard.press(key)


# What stands over the field is ours; the browser's button and its word for an empty field are not seen.
SHOWN = """each => [
    [...each.parentNode.querySelectorAll('span')].filter(its => its.checkVisibility()).map(its => its.textContent).join('、'),
    getComputedStyle(each, '::file-selector-button').opacity,
    getComputedStyle(each).color]"""


def test_a_file_that_was_chosen_is_named_and_can_be_chosen_or_dropped_anywhere_on_the_field(
    window: Page, visitor: Visitor, desk: Path
) -> None:
    window.goto(visitor.origin + "/check")
    field = window.locator("#forms")
    for x in (20, 60, 300):
        with window.expect_file_chooser() as chooser:
            field.click(position={"x": x, "y": 30})
    chooser.value.set_files(desk / "申报" / "冠县轴承.yaml")
    words, _, colour = field.evaluate(SHOWN)
    assert (words, colour) != ("选择文件、尚未选择文件", "rgba(0, 0, 0, 0)")
    assert words == "选择文件"
    _press(window.get_by_role("button", name="核对"))  # fields that are empty hold nobody up
    assert "冠县某某镇轴承特色产业集群" in window.inner_text("main")


def test_a_name_is_changed_by_keyboard_alone(plain: Page, visitor: Visitor) -> None:
    _tab_to(plain, "名录")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/titles")
    _tab_to(plain, "LC-2022-001")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/LC-2022-001")
    _tab_to(plain, "更名")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/do/rename")
    _tab_to(plain, "")
    plain.keyboard.type(NEW_NAME)
    plain.keyboard.press("Enter")
    plain.locator("dl.form").first.wait_for()
    _tab_to(plain, "登记")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    assert NEW_NAME in plain.inner_text("main")


def test_an_act_of_the_round_is_recorded_by_keyboard_alone(plain: Page) -> None:
    _tab_to(plain, "作合规性审核")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/do/check-compliance")
    _tab_to(plain, "先看将登记的内容")
    plain.keyboard.press("Enter")
    plain.locator("dl.form").first.wait_for()
    _tab_to(plain, "登记")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    assert "合规性审核" in plain.content()


def test_a_pack_is_sent_by_keyboard_alone(plain: Page, desk: Path) -> None:
    _tab_to(plain, "单位往来")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/offices")
    _tab_to(plain, "报送已登记的事项")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/send")
    _tab_to(plain, "先看将办理的内容")
    plain.keyboard.press("Enter")
    plain.get_by_text("报送包核对码").wait_for()
    _tab_to(plain, "办理")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    assert [each.suffix for each in sorted(desk.glob("市局-01.*"))] == [".docx", ".lcp"]


def _lies_across(window: Page) -> bool:
    """Tell how paper lies, which is the same for every page."""
    paper = window.pdf(prefer_css_page_size=True)
    (box,) = {*re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)}
    across, down = map(float, box)
    return across > down


def test_what_is_refused_between_offices_is_for_every_reader(
    window: Page, visitor: Visitor
) -> None:
    for address in ("/offices/here", "/offices/receive"):
        window.goto(visitor.origin + address)
        _press(window.get_by_role("button", name="先看将办理的内容"))
        window.locator("[role=alert]").first.wait_for()
        _sound(window)


def test_what_is_refused_in_a_round_is_for_every_reader(window: Page, visitor: Visitor) -> None:
    for address in ("/round/371525-01/do/void", "/round/do/file", "/round/do/open"):
        window.goto(visitor.origin + address)
        _press(window.get_by_role("button", name="先看将登记的内容"))
        window.locator("[role=alert]").first.wait_for()
        _sound(window)


FOCUSED = "() => [document.activeElement.tagName, document.activeElement.innerText]"


def _tab_to(page: Page, name: str) -> None:
    """Press the tab key until what is called so is reached; an empty name is a field to type into.

    The screen has to stand: a key that leads to another one is waited for by whoever presses it.
    """
    for _ in range(60):
        page.keyboard.press("Tab")
        tag, text = page.evaluate(FOCUSED)
        if text == name if name else tag == "INPUT":
            return
    raise AssertionError(name)


def test_an_act_that_a_command_crossed_is_said_and_kept_and_then_recorded(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    plain.goto(f"{visitor.origin}/titles/LC-2022-001/do/rename")
    plain.locator("#name").fill(NEW_NAME)
    _press(plain.get_by_role("button").first)
    room = open_room(desk / "register", Library(None, desk))
    other = ERRANDS["rename"].kind(on=NOON.date(), name="另一个名称")
    record(room, "LC-2022-001", lambda _: other, Stamp(NOON), dry_run=False, tell=unheard)
    _press(plain.get_by_role("button", name="登记", exact=True))
    assert "另一个名称" in plain.content()
    assert plain.locator("#name").input_value() == NEW_NAME
    _press(plain.get_by_role("button").first)
    _press(plain.get_by_role("button", name="登记", exact=True))
    plain.wait_for_url("**/done/*")


def test_the_button_back_goes_through_every_step_and_what_was_typed_is_still_there(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    address = f"{visitor.origin}/titles/LC-2022-001/do/rename"
    plain.goto(address)
    plain.locator("#name").fill("某\u200b某集群")
    _press(plain.get_by_role("button").first)  # refused
    plain.locator("#name").fill(NEW_NAME)
    _press(plain.get_by_role("button").first)
    record = plain.get_by_role("button", name="登记", exact=True)
    record.dblclick()
    plain.wait_for_url("**/done/*")
    done = plain.url
    plain.go_back()
    assert record.is_visible()
    plain.go_back()
    assert plain.locator("#name").input_value() == NEW_NAME
    plain.go_forward()
    _press(record)
    plain.wait_for_url("**/done/*")
    assert plain.url == done
    text = (desk / "register/clusters/临清市/LC-2022-001.yaml").read_text("utf-8")
    assert text.count("renamed") == 1


def test_a_dropped_word_form_is_judged_kept_and_recognised_and_the_command_agrees(
    window: Page, visitor: Visitor, desk: Path, run: Run
) -> None:
    form = desk / "轴承.docx"
    assert run("form", "fill", desk / "申报" / "冠县轴承.yaml", "-o", form).code == 0
    speak("zh")
    window.goto(f"{visitor.origin}/check")
    window.locator("#forms").set_input_files(form)
    _press(window.get_by_role("button", name="核对"))
    _press(window.locator("a[href*=judge]").first)
    _sound(window)
    assert window.get_by_role("group").count() >= 3  # the elements of a clause among them
    for each in window.locator("input[type=radio][value=met][name^=outcome]").all():
        if str(each.get_attribute("name")).count("-") == 1:
            each.check()
            number = str(each.get_attribute("name")).partition("-")[2]
            window.locator(f"#reason-{number}").fill("材料齐全")
    window.locator("#by").fill("王某")
    window.locator("#office").select_option("市局")
    window.locator("#on").fill("2025-04-22")
    _press(window.get_by_role("button"))
    verdict = window.locator(".word").first.inner_text()
    _press(window.locator("a[href*=keep]"))
    _sound(window)
    _press(window.get_by_role("button", name="写入"))
    assert window.locator(".word").first.inner_text() == verdict
    own = desk / "轴承"
    said = run("check", own, "--findings", own, "--brief", lang="zh").out
    speak("zh")
    assert verdict.split()[-1] in said
    _press(window.locator("a[href*=recognise]"))
    _sound(window)
    window.locator("#override").fill("会议纪要")
    _press(window.get_by_role("button").first)
    _sound(window)
    _press(window.get_by_role("button", name="登记", exact=True))
    window.wait_for_url("**/done/*")
    assert "冠县某某镇轴承特色产业集群" in window.inner_text("main")


def test_a_day_an_id_and_a_code_are_never_broken_on_a_phone(window: Page, visitor: Visitor) -> None:
    for address in ("/rules/liaocheng-2021-97", "/titles/LC-2022-001", "/round/371525-01"):
        window.goto(visitor.origin + address)
        assert max(window.evaluate(ON_ONE_LINE)) == 1


def test_a_name_behind_its_id_takes_two_lines_on_a_phone(window: Page, visitor: Visitor) -> None:
    window.goto(f"{visitor.origin}/titles/LC-2022-001/do/rename")
    window.locator("#name").fill(NEW_NAME)
    _press(window.get_by_role("button").first)
    assert window.locator("dl.form dd").first.evaluate(LINES) == 2
    assert max(window.evaluate(ON_ONE_LINE)) == 1
    window.set_viewport_size({"width": 680, "height": 960})
    window.emulate_media(media="print")
    assert window.locator("dl.form dd").first.evaluate(LINES) == 1


def test_a_label_has_its_line_where_the_window_has_room(window: Page, visitor: Visitor) -> None:
    window.set_viewport_size(WIDE)
    window.goto(f"{visitor.origin}/round/do/propose")
    label = window.locator("dl.form dt")
    label.evaluate("each => { each.nextElementSibling.textContent = '由县里认定的'.repeat(9) }")
    assert label.inner_text() == "现在不能办理的原因"
    assert label.evaluate(LINES) == 1


def test_no_column_of_an_outlook_takes_the_room_of_the_names(
    window: Page, visitor: Visitor
) -> None:
    speak("en")
    window.set_viewport_size(WIDE)
    window.goto(f"{visitor.origin}/titles/outlook")
    assert window.evaluate(CUT) == []
    assert max(window.evaluate(ON_ONE_LINE)) == 1


def test_no_sign_of_a_heading_stands_alone_on_its_last_line(window: Page, visitor: Visitor) -> None:
    window.set_viewport_size(WIDE)
    window.goto(f"{visitor.origin}/rules/sme-clusters-2022/held/titles")
    assert window.locator("h1").evaluate(LINES) == 2
    assert window.locator("h1").evaluate(LAST_LINE) > 40


def test_counts_stand_near_what_they_count(window: Page, visitor: Visitor) -> None:
    window.set_viewport_size(WIDE)
    window.goto(f"{visitor.origin}/titles/stats")
    widths = [each.evaluate("each => each.offsetWidth") for each in window.locator("table").all()]
    assert max(widths) <= WIDE["width"] * 0.6
    window.goto(f"{visitor.origin}/titles")
    assert window.locator("table").evaluate("each => each.offsetWidth") > WIDE["width"] * 0.9


def test_what_is_taken_in_and_worked_out_again_is_for_every_reader(
    window: Page, visitor: Visitor, desk: Path
) -> None:
    """Refused first, then shown, then done: a list by its file, findings as a workbook, an earlier result."""
    window.goto(f"{visitor.origin}/lists/promulgated")
    window.locator("#list").set_input_files(desk / "名录.yaml")
    window.locator("#on").fill("2020-01-01")
    _press(window.get_by_role("button", name="先看将登记的内容"))
    assert window.locator("[role=alert]").count()
    _sound(window)
    window.goto(f"{visitor.origin}/check")
    window.locator("#forms").set_input_files(desk / "申报" / "冠县轴承.yaml")
    _press(window.get_by_role("button", name="核对", exact=True))
    with window.expect_download() as blank:
        window.locator("a[href$=workbook]").click()
    with window.expect_download() as result:
        window.get_by_role("link", name="核对结果.json").click()
    window.locator("#workbook").set_input_files(
        {"name": "审核意见表.xlsx", "mimeType": "", "buffer": Path(blank.value.path()).read_bytes()}
    )
    _press(window.get_by_role("button", name="按这些审核意见核对"))
    assert window.locator("#workbook[aria-invalid=true]").count()
    _sound(window)
    window.goto(f"{visitor.origin}/verify")
    window.locator("#result").set_input_files(result.value.path())
    window.locator("#forms").set_input_files(desk / "申报" / "冠县轴承.yaml")
    _press(window.get_by_role("button", name="重新核对"))
    assert "结果与以前相同" in window.locator("[role=status]").inner_text()
    _sound(window)
    window.emulate_media(media="print")
    assert not window.locator("input").last.is_visible()  # the answer stands on paper alone


def test_a_promulgated_list_is_entered_by_keyboard_alone(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    listed = (desk / "名录.yaml").read_text("utf-8").replace("2022", "2023").replace("某某", "某")
    (desk / "新名录.yaml").write_text(listed, "utf-8")
    _tab_to(plain, "名录")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/titles")
    _tab_to(plain, "登记已公布的名单")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/promulgated")
    plain.locator("#list").set_input_files(desk / "新名录.yaml")
    plain.locator("#override").focus()
    plain.keyboard.type("补登")
    plain.keyboard.press("Enter")
    plain.get_by_text("集群合计：6 个。").wait_for()
    _tab_to(plain, "登记")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    assert "LC-2023-006" in plain.content()


def test_the_first_wrong_cell_of_an_edited_form_has_the_focus(
    window: Page, visitor: Visitor
) -> None:
    window.goto(f"{visitor.origin}/check")
    _press(window.locator("a[href^='/edit/']").first)
    _sound(window)
    window.locator("[id='enterprises.total']").fill("很多")
    _press(window.get_by_role("button"))
    assert window.locator(":focus").get_attribute("id") == "enterprises.total"
    _sound(window)


def test_a_row_comes_and_another_goes_by_keyboard_alone(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    plain.goto(f"{visitor.origin}/check")
    _press(plain.locator("p.tick", has_text="冠县轴承.yaml").locator("a"))
    plain.locator("[id='products[1].name']").focus()
    plain.keyboard.type("钢球")
    plain.locator("[id='remove-products[0]']").focus()
    plain.keyboard.press("Space")
    plain.keyboard.press("Enter")
    plain.get_by_role("button", name="保存").focus()
    assert "钢球" in plain.locator(".line").inner_text()
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    text = (desk / "申报" / "冠县轴承.yaml").read_text("utf-8")
    assert "products:\n  [{name: 钢球}]\n" in text


def test_a_year_s_round_is_opened_with_a_call_that_is_filled_in(
    browser: Browser, desk: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    with served(office_at(desk, clock=lambda: NOON.replace(year=2026, month=3))) as visitor:
        page = _opened(context.new_page(), visitor)
        page.locator("a[href^='/round/do/open']").focus()
        page.keyboard.press("Enter")
        assert page.locator("#year").input_value() == "2026"
        page.locator("summary").focus()
        page.keyboard.press("Enter")
        typed = {"title": "2026年度申报通知", "document_number": "某号", "notice-length": "5"}
        days = {"issued_on": "2026-03-01", "applications_until": "2026-05-31"}
        for key, said in (typed | days | {"recommendations_until": "2026-06-30"}).items():
            page.locator(f"[id='{key}']").fill(said)
        page.locator("#rulebook").select_option("liaocheng-2021-97")
        page.locator("#notice-counted_in").select_option("working_days")
        page.get_by_role("button", name="先看将登记的内容").press("Enter")
        page.get_by_role("button", name="登记", exact=True).press("Enter")
        page.wait_for_url("**/done/*")
    context.close()
    assert (desk / "rounds" / "2026" / "call.yaml").read_text("utf-8").count("2026") >= 4


def test_those_who_review_are_named_by_keyboard_alone(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    plain.goto(f"{visitor.origin}/round/do/panel")
    plain.locator("[id='experts[0].ties[0].to']").focus()
    plain.keyboard.type("莘县")
    plain.locator("[id='experts[0].ties[0].kind']").focus()
    plain.keyboard.press("ArrowDown")
    plain.locator("[id='remove-experts[2]']").focus()
    plain.keyboard.press("Space")
    plain.keyboard.press("Enter")
    plain.get_by_role("button", name="登记", exact=True).focus()
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/done/*")
    text = (desk / "rounds" / "2025" / "panel.yaml").read_text("utf-8")
    assert "ties: [{to: 莘县, kind: employer}]" in text
    assert "E3" not in text
    assert text.startswith("#")


def test_a_second_file_of_a_material_is_named_without_a_command(
    plain: Page, visitor: Visitor, desk: Path
) -> None:
    plain.goto(f"{visitor.origin}/check")
    _press(plain.locator("p.tick", has_text="申报/冠县轴承.yaml").get_by_role("link"))
    plain.get_by_label("发展情况简介，再加一个文件").fill("材料/补充.txt")
    _press(plain.get_by_role("button", name="先看将改动的内容"))
    plain.locator("pre.line").wait_for()
    _press(plain.get_by_role("button", name="保存"))
    plain.wait_for_url("**/done/*")
    now = (desk / "申报" / "冠县轴承.yaml").read_text("utf-8")
    assert "introduction: [材料/冠县轴承简介.txt, 材料/补充.txt]" in now
