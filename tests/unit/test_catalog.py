"""The Chinese catalog: complete, nothing stale, and fit for an office's screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import lccluster

SOURCES = Path(lccluster.__file__).parent
CATALOG = SOURCES / "locale" / "zh" / "LC_MESSAGES" / "lccluster.po"

# Sentences that reach Message() through a table, where neither babel nor ast can see them.
TABLES = {"files/typed.py"}
BY_TABLE = {
    "“{text}” is neither true nor false.",
    "“{text}” is not a day such as 2025-02-20.",
    "“{text}” is not a citation such as 第四条第（二）项.",
}
# File formats, names of files and keys, and what is typed word for word; nothing else.
LATIN_WORDS = {
    *("lccluster", "LCCLUSTER_LANG", "LCCLUSTER_DEBUG", "NO_COLOR"),
    *("UTF", "GBK", "NUL", "JSON", "Schema", "json", "yaml"),
    *("new", "check", "format", "rules", "list", "show", "offices", "schema", "application"),
    *("measure", "articles", "for_people", "waiver", "waivers", "lowest", "highest"),
    *("document", "document_number", "name", "county", "override", "true", "false"),
    *("register", "init", "events", "correct", "set", "aside", "export", "seal", "history"),
    *("LCCLUSTER_REGISTER", "CSV", "csv"),
}
# Input quoted in an English sentence: a county, labels of the form, amounts, a citation.
QUOTED_INPUT = ("莘县", "产业集群区域面积", "亿元", "万元", "第四条第（二）项", "--document 文号")

PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z_]{2,}")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def sentences_in_the_code() -> list[str]:
    """List every sentence once, in the order of the sources."""
    found = [*_extracted(), *_inside_f_strings(), *sorted(BY_TABLE)]
    return list(dict.fromkeys(each for each in found if each))


def _extracted() -> Iterator[str]:
    for _file, _line, message, _comments, _context in extract_from_dir(
        SOURCES, [("**.py", "python")], keywords={"Message": None}
    ):
        assert isinstance(message, str)
        yield message


def _inside_f_strings() -> Iterator[str]:
    """Find what babel passes over before Python 3.12: a Message within an f-string."""
    for path in sorted(SOURCES.rglob("*.py")):
        for joined in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(joined, ast.JoinedStr):
                yield from _first_arguments(joined)


def _first_arguments(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Message"), args=[ast.Constant(value=str(text))]):
                yield text


def _catalog() -> dict[str, str]:
    with CATALOG.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id}


TRANSLATED = _catalog()


def test_every_sentence_in_the_code_is_translated() -> None:
    assert [each for each in sentences_in_the_code() if not TRANSLATED.get(each)] == []


def test_nothing_in_the_catalog_is_stale() -> None:
    assert sorted(TRANSLATED.keys() - set(sentences_in_the_code())) == []
    assert "#~" not in CATALOG.read_text("utf-8")
    assert ", fuzzy" not in CATALOG.read_text("utf-8")


def test_a_sentence_is_written_where_it_is_said_so_that_it_is_found() -> None:
    found = [
        f"{path.relative_to(SOURCES).as_posix()}:{call.lineno}"
        for path in sorted(SOURCES.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] == "Message"
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert {each.rpartition(":")[0] for each in found} <= TABLES, found


def test_sentences_said_to_come_from_a_table_still_stand_in_the_code() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    assert [each for each in sorted(BY_TABLE) if each not in code] == []


@pytest.mark.parametrize("english", sorted(TRANSLATED))
def test_a_translation_keeps_every_placeholder(english: str) -> None:
    chinese = TRANSLATED[english]
    assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(chinese))


@pytest.mark.parametrize("english", [each for each in sorted(TRANSLATED) if "{" in each])
def test_a_translation_can_be_filled_in(english: str) -> None:
    names = [each[1:-1] for each in PLACEHOLDER.findall(english)]
    if names:  # braces without a name stand for themselves: no value is given, nothing is formatted
        assert "{" not in TRANSLATED[english].format_map(dict.fromkeys(names, "x"))


@pytest.mark.parametrize("english", sorted(TRANSLATED))
def test_a_translation_can_be_printed_on_a_gbk_console(english: str) -> None:
    assert TRANSLATED[english].encode("gbk")


@pytest.mark.parametrize("english", sorted(TRANSLATED))
def test_no_english_word_is_left_in_a_translation(english: str) -> None:
    words = set(LATIN_WORD.findall(PLACEHOLDER.sub("", TRANSLATED[english])))
    assert words <= LATIN_WORDS


def test_every_latin_word_that_is_allowed_is_used() -> None:
    used = LATIN_WORD.findall(" ".join(PLACEHOLDER.sub("", each) for each in TRANSLATED.values()))
    assert sorted(LATIN_WORDS - set(used)) == []


@pytest.mark.parametrize("english", sorted(TRANSLATED))
def test_an_english_sentence_has_no_chinese_but_quoted_input(english: str) -> None:
    rest = english
    for quoted in QUOTED_INPUT:
        rest = rest.replace(quoted, "")
    assert CHINESE.findall(rest) == []


@pytest.mark.parametrize("english", [each for each in sorted(TRANSLATED) if each.endswith(".")])
def test_a_sentence_ends_as_a_chinese_sentence_does(english: str) -> None:
    assert TRANSLATED[english][-1] in "。？"


@pytest.mark.parametrize("english", sorted(TRANSLATED))
def test_chinese_punctuation_is_full_width(english: str) -> None:
    said = re.sub(r"“[^”]*”", "", TRANSLATED[english])  # what is typed stays as it is typed
    assert not re.search(r"[\u3400-\u9fff}][,;?!]|[\u3400-\u9fff][:()]|\.$", said)
