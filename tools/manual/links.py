"""Links between pages: those of the repository become those of the site, and every one leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import unquote, urlsplit

LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def moved(text: str, source: str, pages: Mapping[str, str]) -> str:
    """Turn the links of a page to others of the repository into those of the site; what is no page is plain."""
    at, here = Path(source).parent, Path(pages[source]).parent

    def link(found: re.Match[str]) -> str:
        words, target = found.groups()
        path, mark, anchor = target.partition("#")
        if urlsplit(target).scheme or not path:
            return found[0]
        named = normpath((at / path).as_posix())
        if named not in pages:
            return words
        return f"[{words}]({relpath(pages[named], here.as_posix())}{mark}{anchor})"

    return LINK.sub(link, text)


def titled(text: str, page: str, heads: Mapping[str, str]) -> str:
    """Call a page by its head, where a link calls it by its file and the head is in the language of the reader."""
    here = Path(page).parent

    def link(found: re.Match[str]) -> str:
        words, target = found.groups()
        head = heads.get(normpath((here / target.partition("#")[0]).as_posix()))
        return f"[{head}]({target})" if head and words.endswith(".md") else found[0]

    return LINK.sub(link, text)


class _Page(HTMLParser):
    """The links of a page, and the places that links can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in ("href", "src") and tag != "base":
                (self.links if tag == "a" else self.fetched).append(value)
            if value and name in ("id", "name"):
                self.places.add(value)


def broken(folder: Path) -> Iterator[str]:
    """List links of a built site that lead to no file, or to no place in one, and all that it would fetch elsewhere."""
    pages = {path.resolve(): _read(path) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        lost = [
            each for each in page.links if not _is_elsewhere(each) and not _leads(each, path, pages)
        ]
        lost += [
            each for each in page.fetched if _is_elsewhere(each) or not _leads(each, path, pages)
        ]
        yield from (f"{path.relative_to(folder.resolve())}: {each}" for each in lost)


def _is_elsewhere(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.netloc or parts.scheme not in ("", "data"))


def _leads(link: str, path: Path, pages: Mapping[Path, _Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return True
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    anchor, known = unquote(parts.fragment), pages.get(target)
    return target.exists() and (known is None or anchor in ("", "__top", *known.places))


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page
