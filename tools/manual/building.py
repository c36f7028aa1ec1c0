"""The site: pages gathered in a folder of their own, and drawn there; only a whole one comes to its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from manual import commands, gallery
from manual.lines import joined
from manual.links import broken, moved, titled

ROOT = Path(__file__).parents[2]
MARK = "lccluster-site.txt"  # tells a folder of ours, which may be replaced
FIRST = (
    "check",
    "register",
    "round",
    "offices",
    "new-measure",
    "simulate",
    "promises",
    "windows",
    "glossary",
)
INNER = ("decisions.md", "contributing.md", "changelog.md")
CHINESE = re.compile("[\u4e00-\u9fff]")
ABOUT = """site_name: lccluster
site_description: 特色产业集群认定管理 · recognition of characteristic industrial clusters
docs_dir: pages
site_dir: site
use_directory_urls: false
theme:
  variant: classic
  language: LANGUAGE
  font: false
  features: [navigation.sections, navigation.top]
plugins: {search: {enabled: false}}
extra_css: [site.css]
markdown_extensions: [tables, attr_list, md_in_html, pymdownx.superfences, {toc: {permalink: true, toc_depth: 3}}]
extra:
  generator: false
"""


class NotBuilt(Exception):
    """No site was built; says why."""


def built(out: Path) -> Path:
    """Build the site in a folder; gives its first page. Raises NotBuilt, and then nothing has changed."""
    if out.exists() and not (out / MARK).is_file() and any(out.iterdir()):
        raise NotBuilt(
            f"{out}: 这里有别的文件，没有写。\n{out}: Other files are here; nothing was written."
        )
    with TemporaryDirectory() as place:
        folder = Path(place)
        _gather(folder / "pages")
        site = _in_both_languages(folder)
        (site / MARK).write_text("lccluster\n", "utf-8")
        if out.exists():
            shutil.rmtree(out)
        shutil.copytree(site, out)
    return out / "index.html"


def written() -> dict[str, str]:
    """Map what is written by hand to its page: both READMEs, the documents, the changes."""
    documents = sorted((ROOT / "docs").glob("*.md"), key=_order)
    english = sorted((ROOT / "docs/en").glob("*.md"), key=_order)
    return {
        "README.zh.md": "index.md",
        "README.md": "en/index.md",
        **{f"docs/{each.name}": each.name for each in documents},
        **{f"docs/en/{each.name}": f"en/{each.name}" for each in english},
        "CHANGELOG.md": "changelog.md",
        "CONTRIBUTING.md": "contributing.md",
    }


def _order(document: Path) -> tuple[int, str]:
    at = FIRST.index(document.stem) if document.stem in FIRST else len(FIRST)
    return at, document.stem


def _gather(pages: Path) -> None:
    places = written()
    heads = {page: _head(ROOT / source) for source, page in places.items()}
    texts = {
        page: titled(
            joined(moved((ROOT / source).read_text("utf-8"), source, places)),
            page,
            {each: head for each, head in heads.items() if _reads(page, head)},
        )
        for source, page in places.items()
    }
    for language, folder in (("zh", ""), ("en", "en/")):
        texts[f"{folder}errors.md"] = gallery.page(ROOT, language)
        texts[f"{folder}commands.md"] = commands.page(language)
    _put(pages, {**texts, "site.css": (Path(__file__).parent / "site.css").read_text("utf-8")})


def _put(pages: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _navigation(pages: Path, language: str) -> str:
    """List the pages of a language by their own first headings, and the way to the other one; only English has some for contributors."""
    names = list(written().values())
    english = [each for each in names if each.startswith("en/")]
    chinese = [each for each in names if "/" not in each and each not in INNER]
    every: dict[str, dict[str, Iterable[str]]] = {
        "zh": {"中文": [*chinese, "errors.md", "commands.md"], "English": ["en/index.md"]},
        "en": {
            "English": [*english, "en/errors.md", "en/commands.md"],
            "Contributing": INNER,
            "中文": ["index.md"],
        },
    }
    lines = ["nav:"]
    for title, each in every[language].items():
        lines += [f"  - {title}:", *(f"    - {_titled(pages, name)}" for name in each)]
    return "\n".join([*lines, ""])


def _reads(page: str, head: str) -> bool:
    """Tell whether readers of a page read a head: who reads a Chinese page reads both."""
    return not (CHINESE.search(head) and (page.startswith("en/") or page in INNER))


def _titled(pages: Path, name: str) -> str:
    return f'"{_head(pages / name)}": {name}'


def _head(page: Path) -> str:
    heads = (line for line in page.read_text("utf-8").splitlines() if line[:2] == "# ")
    return next(heads, f"# {page.name}")[2:].strip()


def _in_both_languages(folder: Path) -> Path:
    """Draw the site in Chinese, then what is written in English with the words of an English frame."""
    pages = folder / "pages"
    names = [each.relative_to(pages) for each in pages.rglob("*.md")]
    english = [each for each in names if each.parts[0] == "en" or _is_english(pages / each)]
    site = _drawn(folder, "zh").rename(folder / "both")
    drawn = _drawn(folder, "en")
    for each in english:
        shutil.copyfile(drawn / each.with_suffix(".html"), site / each.with_suffix(".html"))
    return site


def _is_english(page: Path) -> bool:
    """Tell by the first heading; that of the first page is the tool's own name."""
    return page.name != "index.md" and not CHINESE.search(_head(page))


def _drawn(folder: Path, language: str) -> Path:
    about = ABOUT.replace("LANGUAGE", language) + _navigation(folder / "pages", language)
    (folder / "mkdocs.yml").write_text(about, "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    site = folder / "site"
    if ran.returncode or not (site / "index.html").is_file():
        raise NotBuilt(f"{ran.stdout}{ran.stderr}\npip install -e '.[site]'")
    (site / "404.html").unlink(missing_ok=True)  # a server's, which begins at its root
    if lost := list(broken(site)):
        raise NotBuilt("\n".join(["链接不通：Links that lead nowhere:", *lost]))
    return site
