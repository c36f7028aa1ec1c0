"""The files that a form names as its materials: what the disk says of them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from lccluster.eligibility.materials import FileFact, FileState
from lccluster.errors import Unusable
from lccluster.files.text import decode
from lccluster.form.application import Application, Material

LARGEST_TEXT = 20 * 1024 * 1024  # bytes of one introduction, unpacked
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Each Chinese character or full-width mark is one, each run of other signs without a blank is one.
_CHINESE = r"\u2014\u2018-\u201d\u2026\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_COUNTED = re.compile(rf"[{_CHINESE}]|[^\s{_CHINESE}]+")


def material_facts(
    application: Application, folder: Path, counted: set[str]
) -> dict[str, FileFact]:
    """Look at every file named; count the characters of the materials whose ids are `counted`."""
    facts: dict[str, FileFact] = {}
    for name, entries in application.materials:
        for entry in entries:
            assert isinstance(entry, Material)  # noqa: S101 - the model says so
            if entry.file and entry.file not in facts:
                facts[entry.file] = _look(folder, entry.file, count=name in counted)
    return facts


def count_characters(text: str) -> int:
    """Count as a word processor's 字数 does."""
    return len(_COUNTED.findall(text))


def _look(folder: Path, written: str, *, count: bool) -> FileFact:
    try:
        path = (folder / written.replace("\\", "/")).resolve()
        if not path.is_relative_to(folder.resolve()):
            return FileFact(FileState.OUTSIDE)
        if not path.is_file():
            return FileFact(FileState.ABSENT if not path.exists() else FileState.BROKEN)
        if path.stat().st_size == 0:
            return FileFact(FileState.EMPTY)
        with path.open("rb") as file:
            file.read(1)
        return FileFact(FileState.FINE, _count(path) if count else None)
    except (
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
        Unusable,
        ET.ParseError,
        zipfile.BadZipFile,
    ):
        return FileFact(FileState.BROKEN)


def _count(path: Path) -> int | None:
    match path.suffix.lower():
        case ".docx":
            return count_characters(_word_text(path))
        case ".txt":
            return count_characters(_plain_text(path))
        case ".md":
            return count_characters(re.sub(r"[#*_`>|~]+", " ", _plain_text(path)))
    return None


def _plain_text(path: Path) -> str:
    if path.stat().st_size > LARGEST_TEXT:
        raise ValueError(path)
    return decode(path.read_bytes(), str(path)).text


def _word_text(path: Path) -> str:
    """Take the text of a .docx, paragraph by paragraph; a document type means tampering."""
    with zipfile.ZipFile(path) as package:
        part = package.getinfo("word/document.xml")
        if part.file_size > LARGEST_TEXT:
            raise ValueError(path)
        xml = package.read(part)
    parser = ET.XMLParser(target=_Plain())  # noqa: S314 - no document type, bounded
    paragraphs = ET.fromstring(xml, parser).iter(f"{_WORD}p")  # noqa: S314
    return "\n".join("".join(_runs(paragraph)) for paragraph in paragraphs)


class _Plain(ET.TreeBuilder):
    """Builds a tree of a document without a document type, in whatever encoding it is."""

    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        """Refuse the document before any of its entities is read."""
        raise ValueError(name)


def _runs(paragraph: ET.Element) -> list[str]:
    breaks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}
    return [
        each.text or "" if each.tag == f"{_WORD}t" else breaks.get(each.tag, "")
        for each in paragraph.iter()
    ]
