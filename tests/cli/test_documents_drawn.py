"""Documents as other programs draw them: LibreOffice makes pages of them, a browser shows them."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hand_made_forms import SOFFICE, convert
from running import EXAMPLES, ROOT, Run

LIST = ROOT / "examples" / "register" / "recognised-2022.yaml"
MANY = 60  # applications, more than a page takes
PAGES = [shutil.which(name) for name in ("pdftotext", "pdfinfo", "pdffonts")]
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
needs_office = pytest.mark.skipif(
    not (SOFFICE and all(PAGES)), reason="LibreOffice or poppler-utils is not installed"
)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def register(folder: Path, run: Run) -> Path:
    assert run("register", "init", "--from", LIST).code == 0
    return folder


@cache
def _desk() -> TemporaryDirectory[str]:
    """A folder for the documents and their pages, filled once in a process."""
    return TemporaryDirectory(ignore_cleanup_errors=True)


@pytest.fixture
def desk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with every document as LibreOffice prints it, all in one go at the first call."""
    desk = Path(_desk().name)
    monkeypatch.chdir(desk)
    if not list(desk.glob("*.pdf")):
        _draw(run)
        convert(DOCUMENTS, "pdf", desk)
    return desk


DOCUMENTS = [Path(name) for name in ("summary.xlsx", "list.xlsx", "review.docx", "many.docx")]


def _draw(run: Run) -> None:
    """Draw every document: of many applications, of the ten titles, and of many titles."""
    text = (EXAMPLES / "complete" / "application.yaml").read_text(encoding="utf-8")
    Path("forms").mkdir()
    for number in range(MANY):
        Path(f"forms/{number:02}.yaml").write_text(text, encoding="utf-8")
    Path("many.yaml").write_text(_many_titles(), encoding="utf-8")
    for words in (
        ("init", "--from", LIST),
        ("list", "--as-of", "2026-11-23", "--xlsx", "list.xlsx"),
        ("notice", "review", "--year", "2027", "-o", "review.docx", "--as-of", "2027-02-01"),
        ("init", "--from", "many.yaml", "--register", "many"),
        ("notice", "recognition", "-o", "many.docx", "--as-of", "2025-06-01", "--register", "many"),
    ):
        assert run("register", *words).code == 0
    assert run("check", "--brief", "forms", "--xlsx", "summary.xlsx").code == 4


def _many_titles() -> str:
    """List many titles of one county."""
    lines = [
        f"  - {{name: 第{number}号某某镇特色产业集群, county: 莘县}}" for number in range(MANY)
    ]
    above = ("promulgated_on: 2022-05-09", "authority: 市局", "clusters:")
    return "\n".join((*above, *lines))


def _pages(document: str) -> list[str]:
    """Give the text of every page of a document that LibreOffice has printed."""
    return _told("pdftotext", "-layout", _pdf(document), "-").split("\f")[:-1]


def _pdf(document: str) -> str:
    return str(Path(document).with_suffix(".pdf"))


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@needs_office
def test_a_summary_prints_on_a4_landscape_and_repeats_its_heads(desk: Path) -> None:
    pages = _pages("summary.xlsx")
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", _told("pdfinfo", _pdf("summary.xlsx")))
    assert size is not None
    assert (round(float(size[1])), round(float(size[2]))) == (842, 595)
    table = pages[: next(at for at, page in enumerate(pages) if "各推荐单位申报数" in page)]
    assert len(table) >= 2
    assert all("企业户数" in page and "营业收入" in page for page in table)
    assert "审核人：" in table[-1]
    assert re.search(r"第 1 页，共 \d+ 页", pages[0])


@needs_office
def test_the_charts_stand_on_a_page_of_their_own(desk: Path) -> None:
    pages = _pages("list.xlsx")
    charts = [page for page in pages if "各年期满数" in page]
    assert (len(pages), len(charts)) == (4, 1)


@needs_office
def test_a_notice_has_22_lines_a_page_and_28_characters_a_line(desk: Path) -> None:
    first, second, annex = _pages("review.docx")
    above, _, text = first.partition("定稿时删去本行）")
    lines = [line for line in text.splitlines() if line.strip()]
    assert "代拟稿" in above
    (addressees,) = [line for line in lines if _signs(line) > 28]  # its colon does not stand alone
    assert (_signs(addressees), addressees.strip()[-1]) == (29, "：")
    assert max(map(_signs, lines)) >= 26
    assert len(lines) <= 22
    assert "—1—" in first.replace(" ", "")
    assert "聊城市工业和信息化局" in second
    assert annex.replace(" ", "").startswith("附件\n")


@needs_office
def test_an_annex_of_many_titles_repeats_its_head(desk: Path) -> None:
    pages = _pages("many.docx")
    begun = [page.replace(" ", "").lstrip("\n").startswith("附件\n") for page in pages]
    annexes = pages[begun.index(True) :]
    assert re.search(r"年\s+月\s+日\s+—\s*\d\s*—", pages[begun.index(True) - 1])  # signed before it
    assert len(annexes) >= 2
    assert all("集群名称" in page for page in annexes)


def _signs(line: str) -> float:
    """Count characters as a line holds them: figures and Latin letters are half as wide."""
    return sum(1.0 if ord(sign) > 255 else 0.5 for sign in line.strip() if sign != " ")


def _browse(page: str, *options: str) -> str:
    profile = Path.cwd() / "browser"
    quiet = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        f"--user-data-dir={profile}",
    )
    ran = subprocess.run(
        [str(BROWSER), *quiet, *options, Path(page).resolve().as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return ran.stdout


@needs_browser
def test_a_browser_shows_every_title_year_and_duty(register: Path, run: Run) -> None:
    run("register", "report-page", "a.html", "--as-of", "2026-11-23", lang="zh")
    shown = _browse("a.html", "--dump-dom")
    assert shown.count("LC-2022-") >= 10
    assert '<span class="year">2027</span>' in shown
    assert "<svg" in shown


@needs_browser
def test_a_browser_shows_verdicts_with_bars_and_runs_nothing(folder: Path, run: Run) -> None:
    text = (EXAMPLES / "complete" / "application.yaml").read_text(encoding="utf-8")
    bad = '"<script>document.title=1</script>"'
    Path("a.yaml").write_text(re.sub(r"(?m)^applicant:.*$", f"applicant: {bad}", text), "utf-8")
    run("check", "a.yaml", "--html", "a.html", lang="zh")
    shown = _browse("a.html", "--dump-dom")
    assert "<title>1</title>" not in shown
    assert shown.count('class="limit"') == 4


@needs_browser
def test_no_page_is_wider_than_a_phone(register: Path, run: Run) -> None:
    run("check", EXAMPLES, "--html", "a.html", "--brief")
    run("register", "report-page", "b.html", "--as-of", "2027-06-01")
    measure = (
        "<script>addEventListener('load',()=>{document.body.dataset.wide="
        "[...document.querySelectorAll('iframe')].map("
        "each=>each.contentDocument.documentElement.scrollWidth).join()})</script>"
    )
    frames = "".join(f"<iframe src='{name}.html' width=390 height=800></iframe>" for name in "ab")
    Path("frames.html").write_text(f"<body>{frames}{measure}", encoding="utf-8")
    shown = _browse("frames.html", "--allow-file-access-from-files", "--dump-dom")
    wide = re.search(r'data-wide="(\d+),(\d+)"', shown)
    assert wide is not None
    assert max(map(int, wide.groups())) <= 390


@needs_browser
def test_no_figure_of_a_form_breaks_beside_a_long_label(folder: Path, run: Run) -> None:
    run("check", EXAMPLES / "complete", "--html", "a.html", "--brief")
    torn = (
        "<script>addEventListener('load',()=>{const lines=each=>{const all=document.createRange();"
        "all.selectNodeContents(each);"
        "return new Set([...all.getClientRects()].map(it=>Math.round(it.top))).size};"
        "const of=[...document.querySelector('iframe').contentDocument.querySelectorAll('dd')];"
        "document.body.dataset.torn=of.filter(each=>each.textContent.length<12&&lines(each)>1).length"
        "+' of '+of.length})</script>"
    )
    frame = f"<body><iframe src='a.html' width=960 height=800></iframe>{torn}"
    Path("frames.html").write_text(frame, encoding="utf-8")
    shown = _browse("frames.html", "--allow-file-access-from-files", "--dump-dom")
    found = re.search(r'data-torn="(\d+) of (\d+)"', shown)
    assert found is not None
    assert found[1] == "0"
    assert int(found[2]) > 20
