"""A record read by its one pattern, and built at once, is what the strict readers make of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.register.writing import cluster_text, event_words
from lccluster.files.register.years import year_text
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.nodes import build, compose
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.records import record
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed import _Builder
from lccluster.files.yaml.typed_at_once import ODD, built_at_once
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from registers import KINDS, act
from shares import examples

WORDS = st.one_of(
    st.sampled_from(
        ["甲", "null", "Null", "~", "", "a, b", "a: b", "{a", "a}", "x y", "“甲”，乙", "2024", "-5",
         "09:30", "a:b", "#", "[1]", "2024-01-02T09:30:00+08:00", "〔2024〕1号", "（甲）", "'", '"', "\\"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=8),
)  # fmt: skip
ACTS = st.one_of(
    st.builds(
        lambda note, by: act("recognised", "2022-02-20", id="E1", note=note, by=by), WORDS, WORDS
    ),
    st.builds(lambda name: act("renamed", "2023-02-20", id="E2", name=name), WORDS),
    st.builds(
        lambda values: act("corrected", "2024-01-01", id="E3", of="E000", values=values),
        st.dictionaries(
            st.sampled_from(["on", "note", "by"]), st.none() | WORDS, min_size=1, max_size=3
        ),
    ),
)
FACTS = st.fixed_dictionaries(
    {"id": st.just("LC-2022-001"), "name": WORDS, "county": WORDS}, optional={"note": WORDS}
)
PIECES = ["- ", "  ", "\n", ": ", ", ", "{", "}", '"', "#", "null", "Null", "events:", "id: x", "甲",
          "? ", "&", "\t", "\u3000", "clusters:\n", "  - {id: x}\n", "    id: x\n", ",", ":"]  # fmt: skip


@st.composite
def written(draw: st.DrawFn) -> str:
    """A record as the tool writes it: one cluster's, or those of a year."""
    facts = draw(st.lists(FACTS, min_size=1, max_size=3))
    acts: list[Act] = draw(st.lists(ACTS, max_size=4))
    if draw(st.booleans()):
        return cluster_text(Cluster(**facts[0], events=tuple(acts)))
    return year_text(facts, [{"cluster": "LC-2022-001", **event_words(each)} for each in acts])


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A record in which somebody typed something."""
    text = draw(written())
    for _ in range(draw(st.integers(1, 3))):
        at, gone = draw(st.integers(0, len(text))), draw(st.sampled_from([0, 0, 1, 2, 9]))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + gone :]
    return text


def strictly(text: str) -> Any:
    source = Decoded("file.yaml", text, text.encode())
    try:
        root = compose(source, 10_000, shapes.ANY)
        return build(root, source.name, 1) if root else None
    except Unusable:
        return None


def shown(data: Any) -> str:
    """Tell texts from nothing, and one order of keys from another."""
    return repr(data)


@examples(600)
@given(st.one_of(written(), edited(), edited()))
def test_what_the_pattern_takes_for_a_record_the_strict_reader_reads_alike(text: str) -> None:
    if text.replace("\n", "").isprintable() and (said := record(text)) is not None:
        assert shown(said) == shown(strictly(text))


@pytest.mark.parametrize("note", ["甲", "a, b: {c}", "“甲”，乙", None])
def test_what_the_tool_writes_fits_the_pattern(note: str | None) -> None:
    acts = (
        act("recognised", "2022-02-20", note=note),
        act("corrected", "2024-01-01", of="E000", values={"note": note, "by": "甲"}),
        act("annual_report", "2023-01-10", year=2022),
    )
    text = cluster_text(Cluster(id="LC-1", name="甲（乙）", county="冠县", note=note, events=acts))
    assert shown(record(text)) == shown(strictly(text))


@pytest.mark.parametrize(
    "line",
    ["  - {id: a, id: b}\n", "  - {id: a, values: {on: b, on: c}}\n", "  - {id: Null}\n", "  - {}\n"],
)  # fmt: skip
def test_what_is_no_plain_act_is_left_to_the_other_readers(line: str) -> None:
    assert record(f"id: x\nevents:\n{line}") is None


ODD_VALUES = st.one_of(
    st.none(), WORDS, st.just([]), st.just({}), st.just({"a": "b"}), st.just(["a"])
)
KEYS = st.sampled_from(["id", "name", "event", "on", "year", "values", "ground", "of", "other"])


@st.composite
def data(draw: st.DrawFn) -> dict[str, Any]:
    """What a record says, right or wrong in a few places."""
    events: list[Any] = [
        {"id": "E1", "event": draw(st.sampled_from([*KINDS, "other"])), "on": "2022-02-20"}
        | draw(st.fixed_dictionaries({}, optional={"year": st.sampled_from(["2021", "x", "２"])}))
        | draw(st.dictionaries(KEYS, ODD_VALUES, max_size=2))
        for _ in range(draw(st.integers(0, 3)))
    ]
    facts = draw(FACTS) | draw(st.dictionaries(KEYS, ODD_VALUES, max_size=1))
    return {**facts, "events": draw(st.sampled_from([events, events, None, "x", {}, [None]]))}


@examples(400)
@given(data())
def test_what_is_built_at_once_is_what_is_built_with_places(said: dict[str, Any]) -> None:
    builder = _Builder(Document("file.yaml", said, Decoded("file.yaml", "", b""), None))
    slowly = builder.value(Cluster, said, ())
    try:
        at_once = built_at_once(Cluster, said)
    except ODD:
        return
    assert not builder.problems
    assert at_once == slowly
