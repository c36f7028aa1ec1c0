"""The quick reader of YAML says what the strict one says, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.register.writing import record_text
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.nodes import build, compose
from lccluster.files.yaml.quick import quick
from lccluster.files.yaml.reader import MOST_NODES
from lccluster.files.yaml.text import Decoded, decode, read_bytes
from lccluster.register.cluster import Cluster
from registers import act
from shares import examples

CASES = examples(600)
ROOT = Path(__file__).parents[2]
READ_OFTEN = sorted(
    [*ROOT.glob("examples/applications/*/*.yaml"), *ROOT.glob("rules/*/measure.yaml")]
    + [ROOT / "rules/liaocheng-2021-97" / f"{name}.yaml" for name in ("04-conditions", "offices")]
    + [
        ROOT / "rules/liaocheng-2021-97" / f"{name}.yaml"
        for name in ("06-materials", "form-checks")
    ]
)

MARGINS = st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "\t", "\u3000"])
DASHES = st.sampled_from(["", "", "", "", "- ", "- ", "-   ", "-", "- - ", "? ", "-\t"])
KEYS = st.sampled_from(
    ["a: ", "b: ", "c:", "名称: ", "县（市、区）: ", "a b: ", "a :  ", "a-b:   ", "1: ", '"a": ', "~: ", "null: ",
     "", "名称：", "<<: ", "&x a: ", "a: b: ", "[a]: ", "a.b: ", "- a: ", "x" * 101 + ": ", "a#b: ", "a?: "]
)  # fmt: skip
PLAIN = [
    *("x", "12", "甲 乙", "-5", "-", "--", "---", "...", "a:b", "2024-01-02T09:30:00+08:00", "a#b"),
    *("a #b", "a  # b", "null", "Null", "~", "~x", "true", "é", "\xa0x", "x\xa0", "x\u3000", "\u3000x"),
    *("&a x", "*a", "!x y", "!!str 1", "%x", "@x", "`x`", "|", ">", "|-", "> x", "=", "<<", "a?", "? a"),
    *(": x", ":x", "x:", "x: y", ",", ", x", "a, b", "a]", "}", "a{b", "a'b", 'a"b', "\\", "\x85", "\ufeff"),
    *("\u2028", "\x07", "\U0001f600", "\ud7ff", "：", "“x”"),
]  # fmt: skip
QUOTED = [
    '"x"',
    '""',
    '"a: b"',
    '"a #b"',
    '"\\n"',
    '"a\\"',
    "'x'",
    "''",
    "'it''s'",
    "'a",
    '"a',
    '"a" b',
]
FLAT = st.sampled_from([*PLAIN, *QUOTED, "", " ", "x ", " x"])
ENTRIES = st.builds(
    str.__add__, st.sampled_from(["", "", "a: ", "b: ", "a:", "a : ", '"a": ']), FLAT
)


def _bracketed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.builds(str.__add__, st.sampled_from(["", "a: ", "k: "]), inner), max_size=4)
    commas = st.sampled_from([", ", ",", ",\n  ", ",\n", " , ", " "])
    return st.builds(
        lambda signs, parts, comma, tail: signs[0] + comma.join(parts) + signs[1] + tail,
        st.sampled_from(["[]", "{}", "{}", "{}", "[]", "[}", "[ ", "{ }"]),
        parts,
        commas,
        st.sampled_from(["", "", "", "", ",", " ", "]", "}", "x", '"', ": ", " # x"]),
    )


BRACKETS = _bracketed(st.one_of(ENTRIES, FLAT, _bracketed(ENTRIES), st.just("[" * 30 + "]" * 30)))
BLOCKS = st.sampled_from(
    ["|\n  x", "|\n  x\n   y\n\n  z\n", "|\n    x\n  y", "|\n\n  x", "|\n  # x", "|\n x\n  ", "|\n", "|-\n  x",
     ">\n  x", "|\n      x\n      y", "|\n    x: y", "|\n   \n    x", "x\n  y", '"x\n  y"', "x\n\n\n"]
)  # fmt: skip
TAILS = st.sampled_from(
    [
        "\n",
        "\n",
        "\n",
        "\n",
        "\r\n",
        " \n",
        " # x\n",
        "#x\n",
        "\n\n",
        "\n# x\n",
        "\n    # x\n",
        "\r",
        "",
    ]
)
LINES = st.builds(
    "{}{}{}{}{}".format, MARGINS, DASHES, KEYS, st.one_of(FLAT, FLAT, BRACKETS, BLOCKS), TAILS
)
TEXTS = st.lists(LINES, min_size=1, max_size=6).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A file as read every day, in which somebody slipped."""
    text = draw(st.sampled_from([_text(path) for path in READ_OFTEN if path.stat().st_size < 3000]))
    for _ in range(draw(st.integers(0, 4))):
        at, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 3))
        text = text[:at] + draw(st.one_of(FLAT, TAILS, KEYS, MARGINS)) + text[at + gone :]
    return text


@CASES
@given(st.one_of(TEXTS, TEXTS, edited()))
@example("a: |\n  x")
@example('a: {b: 1}"\n')
@example("a: [b, c],\n  d\n")
@example("a:\n- b\n-c\n")
@example("a:\n- b\nc: d\n- e\n")
@example("  a: 1\nb: 2\n")
@example("- a: 1\n  b:\n  - c\n- d\n")
@example("a: {b: 1, c: null}\n")
@example("a: [b, NULL]\n")
@example("a: {b: 1, b: 2}\n")
@example("a: {b: x , c: 1}\n")
@example("a: [b , c]\n")
@example("a: {b: c: d}\n")
@example(f"a: {{{'k' * 1100}: 1}}\n")
def test_what_the_quick_reader_reads_the_strict_one_reads_alike(text: str) -> None:
    said = quick(text, MOST_NODES)
    assert said is None or _alike(said, _strictly(text))


def test_the_quick_reader_reads_a_record_as_the_tool_writes_it() -> None:
    acts = (act("recognised", "2022-02-20"), act("annual_report", "2023-01-10", year=2022))
    text = record_text(
        Cluster(id="LC-2022-001", name="甲产业集群", county="冠县", applicant=None, events=acts)
    )
    assert _alike(quick(text, MOST_NODES), _strictly(text))


@pytest.mark.parametrize("path", READ_OFTEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_quick_reader_reads_the_files_that_are_read_at_every_start(path: Path) -> None:
    assert _alike(quick(_text(path), MOST_NODES), _strictly(_text(path)))


def test_a_file_with_more_entries_than_are_allowed_is_left_to_the_strict_reader() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(40))
    assert quick(text, 200) == {f"k{n}": "1" for n in range(40)}
    assert quick(text, 80) is None


def _text(path: Path) -> str:
    return decode(read_bytes(path, path.name), path.name).text


def _strictly(text: str) -> Any:
    source = Decoded("file.yaml", text, text.encode())
    try:
        root = compose(source, MOST_NODES, shapes.ANY)
        return Unusable if root is None else build(root, source.name, 1)
    except Unusable:
        return Unusable


def _alike(one: Any, other: Any) -> bool:
    """Compare data, the order of keys and the kinds of texts too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return bool(one == other)
