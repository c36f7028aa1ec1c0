"""The documentation as pages: whole, in both languages, and every link in them leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import docs_site
from lccluster.cli.app import build
from lccluster.cli.program.settings import Settings
from manual import building, commands, gallery
from manual.lines import joined
from manual.links import broken, moved, titled
from running import ROOT

CHROMIUM = Path("/usr/bin/chromium")
WIDTH = """text => {
  const span = document.createElement("span");
  span.textContent = text;
  document.querySelector("pre > code").append(span);
  return span.getBoundingClientRect().width;
}"""

pytest.importorskip("zensical", reason="zensical is not installed: pip install -e .[site]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one command builds it, which follows every link."""
    place = tmp_path_factory.mktemp("built") / "site"
    assert docs_site.main(["--out", str(place)]) == 0
    return place


@pytest.mark.parametrize("name", ["errors.html", "en/errors.html"])
def test_every_entry_of_the_gallery_is_found_by_its_sentence(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")
    folders = [each.parent.name for each in (ROOT / gallery.GALLERY).glob("*/command.txt")]
    assert len(folders) > 300
    assert [each for each in folders if f'id="{each}"' not in text] == []
    assert 'id="sought"' in text


@pytest.mark.parametrize("name", ["errors", "en/errors"])
def test_an_entry_is_headed_by_its_sentence_without_the_place(site: Path, name: str) -> None:
    text = (site / f"{name}.html").read_text("utf-8")
    heads = re.findall(r"<h3[^>]*>(.*?)[<\n]", text)
    assert len(heads) > 60
    assert [each for each in heads if re.match(r"\d+:\d+", each)] == []
    placed = re.compile(r"\S+\.(yaml|xlsx|lcp|docx)(:\S+)?(：|: )|\S+![A-Z]+\d+(：|: )|表 \d+ 的")
    assert [each for each in heads if placed.match(each)] == []


@pytest.mark.parametrize(
    ("entry", "head"),
    [
        ("register-merge-that-conflicts", "同一报告报了两次。"),
        ("approximate-figures", "“40多平方公里”是约数，"),
        ("gbk-bytes", "文件是 GBK 编码，已照此读取。"),
        ("control-characters-in-a-workbook", "有 2 处文字去掉了控制字符："),
        ("form-of-another-city", "这是某某市的申请表。"),
        ("form-folder-with-a-bad-one", "文档已损坏或者不完整。"),
    ],
)
def test_what_is_said_of_other_cases_too_heads_none(site: Path, entry: str, head: str) -> None:
    text = (site / "errors.html").read_text("utf-8")
    found = re.search(rf'<h3 id="{entry}">(.*?)<a', text, re.DOTALL)
    assert found is not None and found[1].startswith(head)


def test_entries_stand_under_commands_that_there_are(site: Path) -> None:
    heads = re.findall(r"<h2[^>]*>(lccluster[a-z -]*)", (site / "errors.html").read_text("utf-8"))
    assert len(heads) == len({*heads}) > 30
    assert {"lccluster register apply-review", "lccluster rules", "lccluster schema"} <= {*heads}
    known = {" ".join(("lccluster", *words)) for words in commands.every()}
    assert {*heads} <= known


def test_full_width_blanks_are_shown_and_signs_that_steer_are_numbered(site: Path) -> None:
    text = (site / "errors.html").read_text("utf-8")
    assert "application.yaml:5:1：\u3000\u3000name：这里用了全角空格" in text
    assert "\\x3000" not in text
    assert "\\x00" in text


def test_a_file_in_gbk_is_shown_as_it_is_read(site: Path) -> None:
    entry = (site / "errors.html").read_text("utf-8").partition('<h3 id="gbk-bytes">')[2]
    assert "county: 冠县" in entry.partition("<h3")[0]


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    """A window of the browser that this computer has."""
    if not CHROMIUM.is_file():
        pytest.skip("no chromium here")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def test_a_sentence_on_other_files_and_figures_finds_its_entry(site: Path, window: Any) -> None:
    window.goto((site / "errors.html").as_uri())
    window.fill("#sought", "甲.yaml:9:2：企业户数：“57.5”不是整数。请填整数，单位：户。")
    assert window.locator("section.entry:visible h3").all_inner_texts()[0].startswith("“56.5”")
    assert (few := window.locator("section.entry:visible").count()) < 4
    assert window.locator("#count").inner_text() == f"找到 {few} 处。"
    assert window.locator("article h2:visible").all_inner_texts()[0].startswith("lccluster check")
    assert window.locator("article h2:visible").count() <= few
    window.fill("#sought", "没有哪里这样写")
    assert window.locator("section.entry:visible").count() == 0
    assert window.locator("article h2:visible").count() == 0
    window.fill("#sought", "")
    assert window.locator("article h2:visible").count() > 30


def test_columns_of_chinese_tables_stand_below_one_another(site: Path, window: Any) -> None:
    window.goto((site / "register.html").as_uri())
    wide, narrow, latin = (window.evaluate(WIDTH, text) for text in ("条件", "○√×≥", "abcd"))
    if abs(latin / 4 * 2 - 13.6) > 0.5:
        pytest.skip("no font here has Chinese signs twice as wide as Latin ones")
    assert [wide, narrow] == pytest.approx([latin, latin], abs=0.5)


@pytest.mark.parametrize("name", ["commands.html", "en/commands.html"])
def test_every_group_and_command_stands_there_with_its_help(site: Path, name: str) -> None:
    text = (site / name).read_text("utf-8")
    heads = re.findall(r"<h2[^>]*>lccluster ?([a-z -]*)", text)
    assert len(heads) > 60
    assert {"check", "register recognise", "round open", "rules set"} <= {*map(str.strip, heads)}
    assert [each for each in build(Settings()).commands if each not in heads] == []


def test_each_document_is_a_page(site: Path) -> None:
    names = [each.stem for each in (ROOT / "docs").glob("*.md")]
    assert [each for each in names if not (site / f"{each}.html").is_file()] == []


def test_lists_are_drawn_as_lists_and_bars_without_their_backslash(site: Path) -> None:
    torn = re.compile(r"<p>(?:(?!</p>).)*\n- |<code>[^<]*\\\|", re.DOTALL)
    pages = site.rglob("*.html")
    assert [each.name for each in pages if torn.search(each.read_text("utf-8"))] == []


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    assert docs_site.main(["--out", str(tmp_path)]) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
    assert "Other files are here" in capsys.readouterr().err


def test_nothing_replaces_a_site_where_a_new_one_cannot_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / building.MARK).write_text("lccluster\n", "utf-8")
    (tmp_path / "index.html").write_text("the old one", "utf-8")

    def fails(_folder: Path, _language: str) -> Path:
        raise building.NotBuilt("no")

    monkeypatch.setattr(building, "_gather", lambda pages: pages.mkdir())
    monkeypatch.setattr(building, "_navigation", lambda _pages: "")
    monkeypatch.setattr(building, "_drawn", fails)
    assert docs_site.main(["--out", str(tmp_path)]) == 2
    assert (tmp_path / "index.html").read_text("utf-8") == "the old one"


PAGE = '<link href="a.css"><h2 id="here">x</h2><a href="{}">y</a>'


@pytest.mark.parametrize("link", ["#here", "b.html", "b.html#there", "https://example.org/", "?x"])
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    _two_pages(tmp_path, PAGE.format(link))
    assert [*broken(tmp_path)] == []


@pytest.mark.parametrize("link", ["#nowhere", "c.html", "b.html#nowhere", "../c.html", "b/"])
def test_links_that_lead_nowhere_are_named(tmp_path: Path, link: str) -> None:
    _two_pages(tmp_path, PAGE.format(link))
    assert [*broken(tmp_path)] == [f"a.html: {link}"]


def test_what_a_page_would_fetch_from_elsewhere_is_named(tmp_path: Path) -> None:
    _two_pages(tmp_path, PAGE.format("#here") + '<script src="https://example.org/x.js"></script>')
    assert [*broken(tmp_path)] == ["a.html: https://example.org/x.js"]


def _two_pages(folder: Path, text: str) -> None:
    (folder / "a.html").write_text(text, "utf-8")
    (folder / "b.html").write_text('<p id="there">', "utf-8")
    (folder / "a.css").write_text("", "utf-8")


def test_a_link_of_the_repository_becomes_one_of_the_site_or_plain_words() -> None:
    pages = {"README.md": "en/index.md", "docs/a.md": "a.md", "docs/b.md": "b.md"}
    said = "[a](docs/a.md#x) [rules](rules/) [there](https://example.org) [below](#y)"
    assert moved(said, "README.md", pages) == (
        "[a](../a.md#x) rules [there](https://example.org) [below](#y)"
    )
    assert (
        moved("[b](b.md) [up](../README.md)", "docs/a.md", pages) == "[b](b.md) [up](en/index.md)"
    )


def test_a_page_is_called_by_its_head_and_not_by_its_file() -> None:
    heads = {"b.md": "乙", "en/b.md": "B"}
    said = "见 [docs/b.md](b.md#x)、[这里](b.md)、[c.md](c.md)"
    assert titled(said, "a.md", heads) == "见 [乙](b.md#x)、[这里](b.md)、[c.md](c.md)"
    assert titled("[docs/en/b.md](b.md)", "en/a.md", heads) == "[B](b.md)"


def test_english_pages_stand_in_an_english_frame_and_chinese_ones_in_a_chinese(site: Path) -> None:
    frames = {
        each.relative_to(site).as_posix(): re.findall(
            r'<html lang="(\w+)"', each.read_text("utf-8")
        )
        for each in site.rglob("*.html")
    }
    english = {name for name, found in frames.items() if found == ["en"]}
    assert {name for name in frames if name.startswith("en/")} <= english
    assert "decisions.html" in english
    assert not english & {
        "index.html",
        "simulate.html",
        "promises.html",
        "errors.html",
        "glossary.html",
    }
    assert "目录" not in (site / "en/round.html").read_text("utf-8")
    for page in ("index.html", "check.html"):
        text = (site / page).read_text("utf-8")
        assert not [
            each
            for each in ("Contributing", "decisions.html", "changelog.html")
            if each in text.partition("<article")[0]
        ]
    assert "decisions.html" in (site / "en/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("供起草\n下一份办法。", "供起草下一份办法。"),
        ("> 作参考，\n> 结论为“无”", "> 作参考，结论为“无”"),
        ("- 一项\n  接着写\n- 二项", "- 一项接着写\n- 二项"),
        ("名称\n\n另一段", "名称\n\n另一段"),
        ("一，\n二，\n三", "一，二，三"),
        ("## 数据\n每行一个", "## 数据\n每行一个"),
        ("```text\n甲\n乙\n```\n丙\n丁", "```text\n甲\n乙\n```\n丙丁"),
        ("in English\n中文", "in English\n中文"),
        ("测试：\n  `test_a`、\n  `test_b`", "测试：`test_a`、`test_b`"),
        ("完。\nWindows 上：\n- 一\n1. 二", "完。Windows 上：\n- 一\n1. 二"),
        ("| 一 |\n| 二 |", "| 一 |\n| 二 |"),
    ],
)
def test_chinese_goes_on_without_a_blank_where_a_line_ends(text: str, shown: str) -> None:
    assert joined(text) == shown
