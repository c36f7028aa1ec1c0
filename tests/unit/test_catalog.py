"""The Chinese catalog: complete, nothing stale, and fit for an office's screen."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import lccluster
from lccluster import catalogs
from running import Run

SOURCES = Path(lccluster.__file__).parent
CATALOG = SOURCES / "locale" / "zh" / "LC_MESSAGES" / "lccluster.po"

# Sentences that reach Message() through a table, where neither babel nor ast can see them.
TABLES = {"files/yaml/typed/building.py"}
BY_TABLE = {
    "“{text}” is neither true nor false.",
    "“{text}” is no day of the calendar, or not written as 2025-02-20.",
    "“{text}” is no day of every year, such as 01-10.",
    "“{text}” is not a number of years from 1 to 100.",
    "“{text}” is not a citation such as 第四条第（二）项.",
}
# Input quoted in an English sentence: a county, labels of the form, amounts, a citation.
QUOTED_INPUT = (
    "莘县",
    "产业集群区域面积",
    "亿元",
    "万元",
    "第四条第（二）项",
    "--document 文号",
    "集群名称",
)

PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z_]{2,}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
# File formats, names of files and keys, and what is typed word for word; nothing else.
LATIN_WORDS = set(
    LATIN_WORD.findall(
        """
        lccluster LCCLUSTER_LANG LCCLUSTER_DEBUG LCCLUSTER_REGISTER LCCLUSTER_RULES LCCLUSTER_OFFICE NO_COLOR
        UTF GBK JSON Schema CSV json yaml csv docx xlsx xls ods Parquet parquet Java
        port
        new check simulate schema format rules list show offices findings todo order
        register init events export seal merge settle conflicts candidates history yes whoami office
        document document_number name county override renews receive ground root
        figures form draft within overwrite notice recognition claimed_by_rank claimed_by_yes up_to agrees refuses without_claim ignore
        validity years review extends_years notice part due due_on overdue_after when offices province city cancel revoke name conditions counting first calendar years year recognition next year
        at_least above at_most below where field asks grades grounds
        set from measure articles for_people waiver waivers lowest highest true
        LCCLUSTER_ROUND application call late open panel procedure propose read reason round rounds sheets until
        shows needs gives git setup clone init status abort log oneline PATH correct return withdraw
        """
    )
)


@cache
def messages() -> tuple[tuple[str, ast.Call], ...]:
    """List every call that makes a sentence, with the module, in the order of the sources."""
    return tuple(
        (path.relative_to(SOURCES).as_posix(), node)
        for path in sorted(SOURCES.rglob("*.py"))
        if "Message(" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and _is_message(node.func)
    )


def _is_message(called: ast.expr) -> bool:
    return getattr(called, "id", getattr(called, "attr", None)) == "Message"


@cache
def sentences_in_the_code() -> tuple[str, ...]:
    """List every sentence once."""
    written = (call.args[0] for _, call in messages() if call.args)
    found = [each.value for each in written if isinstance(each, ast.Constant)]
    return tuple(dict.fromkeys(str(each) for each in (*found, *sorted(BY_TABLE)) if each))


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
        f"{module}:{call.lineno}"
        for module, call in messages()
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert {each.rpartition(":")[0] for each in found} <= TABLES, found


def test_sentences_said_to_come_from_a_table_still_stand_in_the_code() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    assert [each for each in sorted(BY_TABLE) if each not in code] == []


def test_a_translation_keeps_every_placeholder() -> None:
    wrong = {
        english: chinese
        for english, chinese in TRANSLATED.items()
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(chinese))
    }
    assert wrong == {}


def test_a_translation_with_placeholders_has_no_other_braces() -> None:
    wrong = {
        english: chinese
        for english, chinese in TRANSLATED.items()
        if PLACEHOLDER.search(english) and re.search(r"[{}]", PLACEHOLDER.sub("", chinese))
    }
    assert wrong == {}


def test_a_translation_can_be_printed_on_a_gbk_console() -> None:
    wrong = {
        english: [sign for sign in chinese if not _is_gbk(sign)]
        for english, chinese in TRANSLATED.items()
        if not _is_gbk(chinese)
    }
    assert wrong == {}


def _is_gbk(text: str) -> bool:
    return text.encode("gbk", "ignore").decode("gbk") == text


def test_no_english_word_is_left_in_a_translation() -> None:
    left = {
        english: words
        for english, chinese in TRANSLATED.items()
        if (words := set(LATIN_WORD.findall(PLACEHOLDER.sub("", chinese))) - LATIN_WORDS)
    }
    assert left == {}


def test_every_latin_word_that_is_allowed_is_used() -> None:
    used = LATIN_WORD.findall(" ".join(PLACEHOLDER.sub("", each) for each in TRANSLATED.values()))
    assert sorted(LATIN_WORDS - set(used)) == []


def test_an_english_sentence_has_no_chinese_but_quoted_input() -> None:
    quoted = re.compile("|".join(map(re.escape, QUOTED_INPUT)))
    assert [each for each in TRANSLATED if CHINESE.search(quoted.sub("", each))] == []


def test_a_sentence_ends_as_a_chinese_sentence_does() -> None:
    wrong = {
        english: chinese
        for english, chinese in TRANSLATED.items()
        if english[-1] in ".?" and chinese[-1] not in "。？"
    }
    assert wrong == {}


def test_chinese_punctuation_is_full_width() -> None:
    narrow = re.compile(r"[\u3400-\u9fff}][,;?!]|[\u3400-\u9fff][:()]|\.$")
    typed = re.compile(r"“[^”]*”")  # what is typed stays as it is typed
    wrong = {
        english: chinese
        for english, chinese in TRANSLATED.items()
        if narrow.search(typed.sub("", chinese))
    }
    assert wrong == {}


def test_whoever_judged_is_named_behind_the_office_in_every_sentence() -> None:
    said = [zh for zh in _catalog().values() if "{by}" in zh and "{office}" in zh]
    assert len(said) > 4
    assert [zh for zh in said if "{office}{by}" not in zh] == []


def test_a_catalog_compiled_on_a_computer_of_the_other_order_of_bytes_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = CATALOG.with_suffix(".mo").read_bytes()
    tables = 28 + 16 * int.from_bytes(compiled[8:12], sys.byteorder)  # the head, two tables
    turned = b"".join(compiled[at : at + 4][::-1] for at in range(0, tables, 4))
    elsewhere = tmp_path / "zh" / "LC_MESSAGES" / "lccluster.mo"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_bytes(turned + compiled[tables:])
    monkeypatch.setattr(catalogs, "_FOLDER", tmp_path)
    assert (
        catalogs.catalog_of.__wrapped__("zh")["file"] == catalogs.catalog_of("zh")["file"] != "file"
    )
    assert catalogs.catalog_of.__wrapped__("en")["file"] == "file"


@pytest.mark.parametrize("kept", [None, 0, 5, 27, 28, 20_000, -1])
def test_a_catalog_that_was_not_copied_whole_is_refused_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, kept: int | None
) -> None:
    """Sentences that are cut off would be blank lines."""
    cut = tmp_path / "zh" / "LC_MESSAGES" / "lccluster.mo"
    cut.parent.mkdir(parents=True)
    if kept is not None:
        cut.write_bytes(CATALOG.with_suffix(".mo").read_bytes()[:kept])
    monkeypatch.setattr(catalogs, "_FOLDER", tmp_path)
    catalogs.catalog_of.cache_clear()
    ran = run("register", "list", lang="zh")
    catalogs.catalog_of.cache_clear()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        f"{cut}：This file of lccluster was not copied whole. 程序文件没有复制完整。"
    )
    assert "Copy or install lccluster again. 请重新复制或者安装 lccluster。" in ran.err
