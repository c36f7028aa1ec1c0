"""The strict reader: text only, every place kept, and no file that stops the machine."""

from __future__ import annotations

from functools import partial

import pytest

from haste import at_once
from lccluster.errors import Fault, Unusable
from lccluster.files.yaml.reader import Document, parse, read_yaml
from lccluster.files.yaml.text import Decoded, decode
from lccluster.language import Message

MEGABYTE = 1024 * 1024


def _parse(text: str) -> Document:
    return parse(Decoded("form.yaml", text, text.encode()))


def _refusal(text: str) -> tuple[str, ...]:
    with pytest.raises(Unusable) as refused:
        _parse(text)
    return tuple(problem.code for problem in refused.value.problems)


def _filled(piece: str, size: int = MEGABYTE) -> str:
    return piece * (size // len(piece.encode()))


HOSTILE = {
    "too deep in brackets": (_filled("["), "too-deep"),
    "too deep in braces": (_filled("{a: "), "too-deep"),
    "too deep in indentation": ("".join(" " * n + "a:\n" for n in range(1400)), "too-deep"),
    "too deep in lists": ("a: " + "\n" + _filled("- "), "too-deep"),
    "entries without end": (_filled("- a\n"), "too-many-entries"),
    "keys without end": ("".join(f"k{n}: 1\n" for n in range(90_000)), "too-many-entries"),
    "entries in brackets": ("a: [" + _filled("1,") + "]\n", "too-many-entries"),
    "one key again and again": (_filled("a: 1\n"), "too-many-entries"),
    "aliases": ("a: &a [x]\nb: [" + _filled("*a,", 60_000) + "]\n", "alias"),
    "anchors": ("".join(f"- &a{n} x\n" for n in range(80_000)), "too-many-entries"),
    "tags": (_filled("- !!x y\n"), "too-many-entries"),
    "merge keys": ("a: &a {b: 1}\n" + "c: {<<: *a}\n" * 20, "alias"),
    "documents": (_filled("--- a\n"), "second-document"),
    "one open quotation mark": ('a: "' + _filled("x"), "quote-open"),
    "one open bracket": ("a: [" + _filled("x "), "bracket-open"),
    "colons": ("a: " + _filled("b: "), "second-colon"),
    "tabs": (_filled("\t") + "a: 1\n", "tab"),
    "full-width colons": (_filled("名称：甲\n") + "a: 1\n", "full-width-colon"),
    "question marks": (_filled("? "), "too-deep"),
    "percent signs": (_filled("%a\n"), "not-yaml"),
    "asterisks": ("a: " + _filled("*"), "alias"),
    "comments": (_filled("# x\n"), "empty-file"),
    "blank lines": (_filled("\n"), "empty-file"),
    "backslashes": ('a: "' + _filled("\\z") + '"', "backslash"),
    "control characters": (_filled("\x01"), "control-character"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_megabyte_of_hostile_yaml_is_refused_in_under_a_second(kind: str) -> None:
    text, code = HOSTILE[kind]
    codes = _refusal(text)
    assert codes[0] == code
    assert len(codes) <= 100
    assert at_once(partial(_refusal, text), 1)


def test_a_long_text_is_no_attack() -> None:
    assert len(_parse("introduction: " + _filled("字")).data["introduction"]) > 300_000


@pytest.mark.parametrize("word", ["NO", "yes", "007", "1e3", "2025-02-20", "0x1F", "1:30", ".5"])
def test_every_value_stays_the_text_that_was_written(word: str) -> None:
    assert _parse(f"a: {word}\n").data == {"a": word}


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", "NULL"])
def test_a_blank_is_none(blank: str) -> None:
    assert _parse(f"a: {blank}\n").data == {"a": None}


@pytest.mark.parametrize("quoted", ["'null'", '"~"', "''"])
def test_what_is_quoted_is_text_even_where_it_looks_blank(quoted: str) -> None:
    assert _parse(f"a: {quoted}\n").data == {"a": quoted[1:-1]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: {b: 1, b: 2}\n", "duplicate-key"),
        ("a: &x 1\nb: *x\n", "alias"),
        ("&x a: 1\n*x : 2\n", "alias"),
        ("a: !!int 1\n", "tag"),
        ("!form {a: 1}\n", "tag"),
        ("a: 1\n---\na: 2\n", "second-document"),
        ("[a]: 1\n", "key-not-text"),
        ("? {a: 1}\n: 2\n", "key-not-text"),
        ("", "empty-file"),
        ("a: 1\n\tb: 2\n", "tab"),
        ("a: [1, 2\nb: 3\n", "bracket-open"),
        ("a: 'b\n", "quote-open"),
        ("a: b: c\n", "second-colon"),
        ("a\nb: 1\n", "no-colon"),
        ("a:\n  甲\n  b: 1\n", "no-colon"),
        ("a: 甲\n  乙\nb: c: d\n", "second-colon"),
        ("a: 1\n b: 2\n", "second-colon"),
        ("a:\n  - 1\n b: 2\n", "misaligned"),
        ('a: "\\q"\n', "backslash"),
        ('a: "\\xqq"\n', "backslash"),
        ("a: *b\n", "alias"),
        ("a: *甲\n", "alias"),
        ("a: &甲 b\n", "needs-quotes"),
        ("a: @b\n", "needs-quotes"),
        ("a: `b\n", "needs-quotes"),
        ("a: %b\n", "needs-quotes"),
        ("a: | b\n", "needs-quotes"),
        ("a: - b\n", "list-entry"),
        ("a: -\nb: 1\n", "list-entry"),
        ('a: "b" c\n', "text-behind-value"),
        ("a: [b] c\n", "text-behind-value"),
        ("a: {b：1}\nc: [\n", "bracket-open"),
        ("a: [1，2\n", "full-width-comma"),
    ],
)
def test_what_a_strict_file_may_not_hold_is_refused_by_name(text: str, code: str) -> None:
    assert code in _refusal(text)


def test_every_problem_of_a_file_is_told_in_one_run() -> None:
    assert _refusal("a: 1\na: 2\nb: !!x 1\nc: &d 1\ne: *d\n") == ("duplicate-key", "tag", "alias")


def test_an_anchor_is_complained_of_once_however_often_it_is_used() -> None:
    assert _refusal("a: &a [1]\nb: [*a, *a, *a, *a]\n") == ("alias",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\ncounty 冠县\nb: 2\n", (2, 1)),
        ("a: 1\nb: 'c\nd: 2\n", (2, 4)),
        ("a: 1\nb：2\n", (2, 2)),
        ("a: 1\nb：2\nc: 3\n", (2, 2)),
        ("甲:\n  乙：1\n  丙: 2\n", (2, 4)),
        ("a: [1，2\n", (1, 6)),
        ("a: 1\na: 2\n", (2, 1)),
        ("甲: 1\n乙: \x07\n", (2, 4)),
        ("a: 1\nb: !!x 1\n", (2, 4)),
    ],
)
def test_a_problem_points_at_the_line_where_the_slip_is(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unusable) as refused:
        _parse(text)
    problem = refused.value.problems[0]
    assert (problem.line, problem.column) == place
    assert problem.file == "form.yaml"
    assert problem.hint is not None


def test_places_are_those_of_values_and_of_keys() -> None:
    document = _parse("a: 1\n甲:\n  乙: [x, y]\n")
    assert document.place(("甲", "乙", 1)) == (3, 10)
    assert document.place_of_key(("甲", "乙")) == (3, 3)
    assert document.place(("甲", "丙")) == (3, 3)
    assert document.place(()) == (1, 1)


def test_a_problem_names_its_field_as_people_write_it() -> None:
    problem = _parse("products: [{name: 甲}]\n").problem(
        ("products", 0, "name"), Fault("x", Message(""))
    )
    assert (problem.field, problem.line, problem.column) == ("products[0].name", 1, 19)


@pytest.mark.parametrize(
    "data",
    ["县: 莘县\n".encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030")],
    ids=["utf-8", "utf-8-sig", "utf-16", "gb18030"],
)
def test_every_encoding_of_chinese_offices_is_read(data: bytes) -> None:
    assert parse(decode(data, "form.yaml")).data == {"县": "莘县"}


def test_windows_line_ends_change_no_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "form.yaml"
    file.write_bytes(b"a: 1\r\nb: 2\r\n")
    document = read_yaml(file, "form.yaml")
    assert (document.data, document.place(("b",))) == ({"a": "1", "b": "2"}, (2, 4))
