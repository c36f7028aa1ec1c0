"""What is shown: every screen is reached by links, says the same as the commands, and escapes every name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from shutil import copytree

import pytest

from lccluster.render.table import Column, Table
from lccluster.web.routes import Routes
from lccluster.web.screens import SCREENS, Screen
from lccluster.web.tables import grid
from pages import NOON, Answer, Visitor, is_screen, office_at, served
from running import TODAY, Run, speaking


def test_every_screen_is_reached_by_links(
    language: str, reached_in: Callable[[str], dict[str, Answer]]
) -> None:
    found = reached_in(language)
    assert {"/", "/titles", "/titles/LC-2022-001", "/round", "/health"} <= found.keys()
    for address, text in _screens(found).items():
        if language == "zh":
            words = re.sub(r"<[^>]*>", " ", text)
            assert not re.search(r"\b(the|The|and|Titles|To do|is|of)\b", words), address
        assert not re.search(r"lccluster [a-z]", text), address  # whoever reads it types nothing


def test_the_list_of_titles_says_what_the_command_says(
    page: Visitor, laid_out: Path, run: Run
) -> None:
    where = ("--register", str(laid_out / "register"))
    said = run("register", "list", *where, "--format", "csv", "--as-of", TODAY.isoformat()).out
    shown = unescape(page.get("/titles").text)
    for line in said.splitlines()[1:]:
        for cell in line.split(","):
            assert cell in shown


def _screens(found: dict[str, Answer]) -> dict[str, str]:
    return {address: got.text for address, got in found.items() if is_screen(got)}


def test_no_table_has_a_column_that_says_nothing(
    reached_in: Callable[[str], dict[str, Answer]],
) -> None:
    """Of a title that is not over no days past its last one are counted; before sheets came nobody has a place."""
    for address, text in _screens(reached_in("en")).items():
        for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
            rows = re.findall(r"<tr>(<td.*?)</tr>", table, re.DOTALL)
            said = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
            assert all(map(any, zip(*said, strict=True))), address


def test_a_link_stays_with_its_words_where_columns_before_it_say_nothing() -> None:
    """Heads that say nothing are left out before the column that leads somewhere."""
    table = Table([Column("rank"), Column("name")], [[None, "甲"], [None, "乙"]])
    drawn = grid(table, 1, ["/1", "/2"])
    assert [cells[drawn["column"]][0] for cells in drawn["rows"]] == ["甲", "乙"]
    assert [head for head, _ in drawn["heads"]] == ["name"]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.module)
def test_a_screen_answers_nothing_that_another_is_asked_for(screen: Screen, laid_out: Path) -> None:
    """A screen is added when what it holds is asked for first: anything else would be found only after that."""
    routes = Routes()
    screen.add_to(routes, office_at(laid_out))
    assert [
        path for _, asked, _ in routes._known if not screen.holds(path := "/".join(asked))
    ] == []


@pytest.mark.parametrize(
    "address",
    ["/titles/LC-1", "/titles/..", "/titles/%2e%2e%2fregister", "/titles/%00", "/round/x", "/x/y"],
)
def test_what_is_not_there_is_not_found(page: Visitor, address: str) -> None:
    assert page.get(address).status == 404


def test_a_name_that_is_a_script_stays_a_name(laid_out: Path, tmp_path: Path) -> None:
    copytree(laid_out / "register", tmp_path / "register")
    (record,) = (tmp_path / "register" / "clusters").rglob("LC-2022-001.yaml")
    text = record.read_text(encoding="utf-8")
    name = re.search(r"^name: (.*)$", text, re.M)
    assert name
    script = "<script>alert(1)</script>"
    record.write_text(text.replace(name[1], f"'{script}'", 1), encoding="utf-8")
    with served(office_at(tmp_path)) as page:
        shown = page.enter().get("/titles").text
    assert script not in shown
    assert script in unescape(shown)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with served(office_at(tmp_path)) as page:
        page.enter()
        for address in ("/", "/titles", "/round", "/health"):
            got = page.get(address)
            assert got.status == 200
            assert ('class="button"' in got.text) == (address != "/health")


def test_a_damaged_register_is_said_with_the_sentence_of_the_command(
    laid_out: Path, tmp_path: Path, run: Run
) -> None:
    copytree(laid_out / "register", tmp_path / "register")
    record = next((tmp_path / "register" / "clusters").rglob("LC-2022-001.yaml"))
    record.write_text("name: [", encoding="utf-8")
    said = run("register", "list", "--register", str(tmp_path / "register"))
    with served(office_at(tmp_path)) as page:
        got = page.enter().get("/titles")
    assert got.status == 422
    assert said.err.strip() in unescape(got.text)


@pytest.mark.parametrize(
    ("year", "read_only", "offered"), [(2025, False, 0), (2026, False, 1), (2026, True, 0)]
)
def test_the_year_s_round_can_be_opened_from_the_day_s_work_unless_it_is_there(
    laid_out: Path, year: int, read_only: bool, offered: int
) -> None:
    office = office_at(laid_out, clock=lambda: NOON.replace(year=year), read_only=read_only)
    with served(office) as visitor:
        shown = visitor.enter().get("/").text
        assert shown.count(f'href="/round/do/open?year={year}"') == offered
        if offered:
            assert f'value="{year}" id="year"' in visitor.get(f"/round/do/open?year={year}").text


def test_where_no_round_is_yet_one_is_opened_from_the_day_s_work(tmp_path: Path) -> None:
    with served(office_at(tmp_path)) as visitor:
        assert 'href="/round/do/open?year=' in visitor.enter().get("/").text


def test_a_register_that_is_taken_away_while_the_page_is_open_is_said(
    laid_out: Path, tmp_path: Path
) -> None:
    folder = copytree(laid_out / "register", tmp_path / "register")
    with served(office_at(tmp_path)) as page:
        page.enter()
        address = "/titles/LC-2022-001/do/rename"
        shown = page.post(address, name="某")
        folder.rename(tmp_path / "away")
        for each in ("/", "/titles", "/documents", "/health", "/offices"):
            assert page.get(each).status == 200
        for gone in (
            page.get("/titles/LC-2022-001"),
            page.post(f"{address}/record", **shown.hidden),
        ):
            assert (gone.status, f"No register is here ({folder})." in gone.text) == (404, True)
        (tmp_path / "away").rename(folder)
        assert page.post(f"{address}/record", **shown.hidden).status == 200


def test_figures_and_what_they_come_to_are_those_of_the_commands(
    page: Visitor, laid_out: Path, run: Run
) -> None:
    where = ("--register", str(laid_out / "register"), "--format", "json")
    title, day = "LC-2022-001", TODAY.isoformat()
    shown = unescape(page.get(f"/titles/{title}/figures").text)
    said = json.loads(run("register", "figures", title, *where, "--as-of", day).out)
    figures = [each for year in said["years"] for each in year["figures"].values()]
    assert figures
    assert all(f">{each}" in shown for each in figures)
    outlook = page.get("/titles/outlook")
    assert outlook.status == 200
    assert f'href="/titles/{title}/figures"' in page.get(f"/titles/{title}").text
    assert page.get("/titles/LC-1/figures").status == 404


@pytest.mark.parametrize(
    ("address", "of"),
    [("/recognise", "/titles"), ("/titles/LC-2022-001", "/titles"), ("/round/do/open", "/round")],
)
def test_the_menu_shows_where_one_is(page: Visitor, address: str, of: str) -> None:
    shown = page.get(address).text
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', shown) == [of]


def test_the_menu_shows_the_check_where_a_form_of_it_is_edited(page: Visitor) -> None:
    (address, *_) = re.findall(r'href="(/edit/[^"]+)"', page.get("/check").text)
    assert '<a href="/check" aria-current="page">' in page.get(address).text


def test_long_tables_are_leafed_through_and_say_what_they_leave_out(
    page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for screen, most in (("register.titles", "MOST"), ("todo", "MOST_OF_SEVERAL")):
        monkeypatch.setattr(f"lccluster.web.screens.{screen}.{most}", 1)
    for address, what in (("/titles", 'href="(/titles/LC-2022-[0-9]+)"'), ("/", "of=[^&]+")):
        whole = page.get(address).text
        assert '<p class="quiet">Rows 1 to 1 of ' in whole, address
        assert re.search(what, whole)
    seen, address = [], "/titles"
    while address:
        shown = page.get(address).text
        seen += re.findall('href="/titles/(LC-2022-[0-9]+)"', shown)
        onward = re.search('href="([^"#]+)#(rows-titles)">Rows behind these', shown)
        assert not onward or f'id="{onward[2]}"' in shown
        address = unescape(onward[1]) if onward else ""
    assert sorted(seen) == [f"LC-2022-00{at}" for at in range(1, 7)]
    for odd in ("0", "-1", "x", "9" * 500, "%C2%B2"):
        assert "Rows " in page.get(f"/titles?of=titles&row={odd}").text


def test_a_table_of_the_day_s_work_is_leafed_through_alone(
    page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lccluster.web.screens.todo.MOST_OF_SEVERAL", 1)
    before = page.get("/").text
    address = unescape(re.findall('href="([^"#]+)#[^"]+">Rows behind these', before)[0])
    after = page.get(address).text
    first, second = (f">Rows {row} to {row} of" for row in (1, 2))
    assert (after.count(first), after.count(second)) == (before.count(first) - 1, 1)


def test_what_is_owed_on_several_titles_leads_to_the_one_that_it_names(
    laid_out: Path, tmp_path: Path
) -> None:
    """A county reports on all of its own at once."""
    folder = Path(copytree(laid_out, tmp_path / "office"))
    (record,) = (folder / "register" / "clusters").rglob("LC-2022-002.yaml")
    record.write_text(record.read_text("utf-8").replace("county: 冠县", "county: 临清市"), "utf-8")
    with served(office_at(folder, clock=lambda: NOON.replace(year=2026))) as page:
        shown = page.enter().get("/").text
    (row,) = [
        each for each in shown.split("<tr>") if "2 clusters, the id is that of the first" in each
    ]
    assert '<a href="/titles/LC-2022-001">LC-2022-001</a>' in row


@pytest.fixture
def hurt(laid_out: Path, tmp_path: Path) -> Path:
    """An office in whose register one file is damaged."""
    folder = Path(copytree(laid_out, tmp_path / "office"))
    (record,) = (folder / "register" / "clusters").rglob("LC-2022-001.yaml")
    record.write_text(record.read_text("utf-8") + "  - {bad: [}\n", "utf-8")
    return folder


def test_a_register_that_cannot_be_read_leads_to_all_that_is_wrong(hurt: Path) -> None:
    with served(office_at(hurt)) as page:
        page.enter()
        for address in ("/", "/titles", "/documents"):
            shown = page.get(address)
            assert shown.status == 422
            assert shown.text.count("LC-2022-001.yaml") == 1
            assert '<p><a href="/health">' in shown.text


def test_one_damaged_file_leaves_the_other_titles_and_what_is_not_drawn_from_it(
    hurt: Path, run: Run
) -> None:
    where = ("--register", str(hurt / "register"))
    said = run("register", "notice", "revocation", "-o", hurt / "x.docx", *where, lang="en")
    with served(office_at(hurt)) as page:
        titles = page.enter().get("/titles").text
        assert {f'href="/titles/LC-2022-00{at}"' in titles for at in range(2, 7)} == {True}
        assert page.get("/titles/LC-2022-004/do/rename").status == 200
        shown = page.get("/documents").text
        drafts = re.findall('href="(/documents/round/[^"]+)"', shown)
        assert drafts
        assert page.get(drafts[0]).status == 200
        notices = re.findall('href="(/documents/(?:notices|lists)/[^"]+)"', shown)
        assert {page.get(each).status for each in notices} == {422}  # drawn of all titles
        assert said.err.strip() in unescape(page.get(notices[0]).text)


def test_a_header_that_is_damaged_leaves_the_drafts_of_the_round(hurt: Path) -> None:
    (hurt / "register" / "register.yaml").write_text("a: [", "utf-8")
    with served(office_at(hurt)) as page:
        shown = page.enter().get("/documents")
    assert shown.status == 422
    assert "/documents/round/" in shown.text
    assert shown.text.count("register.yaml") == 1


@pytest.mark.parametrize(
    ("file", "whole"),
    [
        ("register/register.yaml", "The round is sound."),
        ("rounds/2025/round.yaml", "Nothing damaged; clusters: "),
    ],
)
def test_of_register_and_round_one_is_told_whole_where_the_other_cannot_be_read(
    laid_out: Path, tmp_path: Path, file: str, whole: str
) -> None:
    folder = Path(copytree(laid_out, tmp_path / "office"))
    (folder / file).write_text("a: [", "utf-8")
    with served(office_at(folder)) as page:
        shown = page.enter().get("/health")
    text = unescape(shown.text)
    assert (shown.status, text.count(file.rpartition("/")[2])) == (422, 1)
    assert "<h1>Whole and sound</h1>" in text
    assert whole in text


def test_what_the_round_asks_is_told_although_the_register_cannot_be_read(
    laid_out: Path, tmp_path: Path
) -> None:
    copytree(laid_out, tmp_path / "office")
    (record,) = (tmp_path / "office" / "register" / "clusters").rglob("LC-2022-001.yaml")
    record.write_text(record.read_text("utf-8") + "  - {bad: [}\n", "utf-8")
    with served(office_at(tmp_path / "office")) as page:
        shown = page.enter().get("/")
    assert shown.status == 422
    assert "LC-2022-001.yaml" in shown.text
    assert "/round/371581-01/do/check-compliance" in shown.text


def test_what_rests_on_an_act_that_was_altered_says_so_and_no_document_is_made_of_it(
    laid_out: Path, tmp_path: Path, run: Run
) -> None:
    folder = copytree(laid_out / "register", tmp_path / "register")
    record = next((folder / "clusters").rglob("LC-2022-003.yaml"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("on: 2022-05-09", "on: 2022-06-09", 1), encoding="utf-8")
    said = run("register", "list", "--register", str(folder)).err.splitlines()[0]
    with served(office_at(tmp_path)) as page:
        page.enter()
        for address in ("/", "/titles", "/titles/LC-2022-003", "/documents"):
            assert unescape(page.get(address).text).count(said) == 1, address
        assert said not in unescape(page.get("/titles/LC-2022-001").text)
        for address in ("/documents/lists/0", "/documents/lists/1", "/documents/notices/0"):
            got = page.get(address)
            assert got.status == 422
            assert unescape(got.text).count(said) == 1
        refused = page.post("/titles/LC-2022-003/do/rename", name="某", on="2026-01-05")
        assert unescape(refused.text).count(said) == 1


def test_rules_are_read_whole_one_by_one_and_side_by_side_as_the_commands_show_them(
    page: Visitor, run: Run
) -> None:
    """Every table cell that a command prints stands on the page, in the language spoken."""
    book = "liaocheng-2021-97"
    for address, line in (
        ("/rules", ("list",)),
        (f"/rules/{book}", ("show", "--rules", book)),
        (f"/rules/{book}/area", ("show", "area", "--rules", book)),
        (f"/rules/{book}/beside/sme-clusters-2022", ("diff", book, "sme-clusters-2022")),
    ):
        said = run("rules", *line, lang="en").out
        got = page.get(address)
        assert got.status == 200
        shown = re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", got.text)))
        words = [each for each in said.splitlines() if each.strip()][:3]
        assert all(re.sub(r"\s", "", each) in shown for each in words if "  " not in each)
    for nothing in ("x", "..", f"{book}/x", f"{book}/beside/x", "x/beside/x", "%2e%2e%2frules"):
        assert page.get(f"/rules/{nothing}").status == 404


def test_rules_side_by_side_are_headed_by_their_numbers_as_the_columns_are(page: Visitor) -> None:
    address = "/rules/liaocheng-2021-97/beside/sme-clusters-2022"
    with speaking("en"):  # the first sign of a heading is drawn large, as no id may be
        assert "<h1>Rules liaocheng-2021-97 and" in page.get(address).text
    with speaking("zh"):
        shown = page.get(address).text
    assert "<h1>聊工信发〔2021〕97号与工信部企业〔2022〕119号对照</h1>" in shown


def test_titles_are_counted_and_held_against_another_rulebook_as_by_the_commands(
    page: Visitor, laid_out: Path, run: Run
) -> None:
    where = ("--register", str(laid_out / "register"), "--as-of", TODAY.isoformat())
    nation = "sme-clusters-2022"
    for address, line in (
        ("/titles/stats", ("stats",)),
        (f"/rules/{nation}/held/titles", ("candidates", "--rules", nation)),
    ):
        said = run("register", *line, *where, lang="en").out
        got = page.get(address)
        assert got.status == 200
        shown = unescape(re.sub(r"<[^>]+>", " ", got.text)).split()
        blank = {"margin"}  # the head of a column that says nothing stands in a pipe alone
        assert {*said.replace("│", " ").split()} - {*shown} - blank <= {"“lccluster", "simulate”"}
    assert f'href="/rules/{nation}/held/titles"' in page.get(f"/rules/{nation}").text
    assert re.search(rf"<h1>.*\({nation}\)</h1>", page.get(f"/rules/{nation}/held/titles").text)
    assert page.get("/rules/x/held/titles").status == 404
