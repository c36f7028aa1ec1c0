"""A line of JSON is the one that the standard library draws, with what steers a terminal escaped."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from lccluster.render.data.json_text import JsonList, json_text
from shares import examples

CASES = examples(200)
SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])
STEERING = st.sampled_from("\x7f\x85\x9b\xad\u061c\u200b\u200f\u2028\u202e\u2066\ufeff\udc80\udce4")
HIDDEN = st.sampled_from('\x00\x07\b\f\n\r\t\x1b\x1f"\\/\u3000\xa0')


def _values(signs: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    texts = st.text(signs, max_size=8)
    atoms = st.one_of(texts, st.integers(-(10**12), 10**12), st.booleans(), st.none())
    return st.recursive(
        atoms, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
    )


@CASES
@given(_values(SEEN | HIDDEN))
@example([{}, [], {"a": [1, None, True, "冠县"]}])
def test_a_line_is_what_the_standard_library_draws(value: Any) -> None:
    assert json_text(value, ascii_only=False) == json.dumps(value, ensure_ascii=False)


@CASES
@given(_values(SEEN | HIDDEN | STEERING))
@example({"file": "a\udce4.yaml"})
def test_a_line_means_the_value_and_steers_no_terminal(value: Any) -> None:
    line = json_text(value, ascii_only=False)
    assert json.dumps(json.loads(line)) == json.dumps(value)
    assert all(sign.isprintable() or sign.isspace() for sign in line)
    assert not {"\x85", "\u2028", "\n", "\r"} & {*line}


@CASES
@given(
    st.dictionaries(st.text(max_size=3), st.integers()),
    st.lists(st.lists(_values(SEEN | STEERING), max_size=3), max_size=3),
)
@example({"a": 1}, [[]])
def test_a_list_drawn_in_lots_is_the_same_text(
    said: dict[str, int], lots: list[list[object]]
) -> None:
    said.pop("items", None)
    parts = JsonList(said, "items", lots).parts(ascii_only=False, indent=2)
    items = [each for lot in lots for each in lot]
    assert "".join(parts) == json_text({**said, "items": items}, ascii_only=False, indent=2)
