"""A record read by its one pattern, and built at once, is what the strict readers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.register.reading.at_once import clusters_at_once
from lccluster.files.register.reading.holding import ids_in
from lccluster.files.register.reading.records import entries_from
from lccluster.files.register.seals.names import acts_in
from lccluster.files.register.writing import event_words, record_text
from lccluster.files.register.years import year_text
from lccluster.files.round.sheet_files import SheetFile, SheetLine, sheet_text
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.nodes import build, compose
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.records import record
from lccluster.files.yaml.text import Decoded
from lccluster.files.yaml.typed.at_once import ODD, built_at_once
from lccluster.files.yaml.typed.building import _Builder
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
        lambda id_, note, by: act("recognised", "2022-02-20", id=id_, note=note, by=by),
        st.sampled_from(["E1", "01G2MDAJ00AAAAAAAAAAAAAAAA"]),
        WORDS,
        WORDS,
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
        return record_text(Cluster(**facts[0], events=tuple(acts)))
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


LINES = st.builds(
    SheetLine,
    st.sampled_from(["371525-01", "371525-02"]),
    st.dictionaries(
        st.sampled_from(["operation", "经营", "null", "2", "y.z", "a b"]),
        st.none() | st.decimals(0, 40, places=1),
        max_size=3,
    ),
    st.none() | WORDS,
)
SHEETS = st.builds(SheetFile, WORDS, WORDS, WORDS, st.lists(LINES, max_size=3).map(tuple))


@examples(300)
@given(SHEETS.map(sheet_text))
def test_a_sheet_that_the_pattern_takes_the_strict_reader_reads_alike(text: str) -> None:
    if text.replace("\n", "").isprintable() and (said := record(text)) is not None:
        assert shown(said) == shown(strictly(text))


@pytest.mark.parametrize("aspects", [("operation", "capability"), ("经营", "能力")])
@pytest.mark.parametrize("words", [None, "建议列入，条件较好"])
def test_a_sheet_as_the_tool_writes_it_fits_the_pattern(
    aspects: tuple[str, ...], words: str | None
) -> None:
    points = dict(zip(aspects, (Decimal("31.5"), None), strict=True))
    line = SheetLine("371525-01", points, words)
    text = sheet_text(SheetFile("E1", "E1.xlsx", "0" * 64, (line, line)))
    assert shown(record(text)) == shown(strictly(text))


@pytest.mark.parametrize("note", ["甲", "a, b: {c}", "“甲”，乙", None])
def test_what_the_tool_writes_fits_the_pattern(note: str | None) -> None:
    acts = (
        act("recognised", "2022-02-20", note=note),
        act("corrected", "2024-01-01", of="E000", values={"note": note, "by": "甲"}),
        act("annual_report", "2023-01-10", year=2022),
    )
    text = record_text(Cluster(id="LC-1", name="甲（乙）", county="冠县", note=note, events=acts))
    assert shown(record(text)) == shown(strictly(text))


@pytest.mark.parametrize(
    "line",
    ["  - {id: a, id: b}\n", "  - {id: a, values: {on: b, on: c}}\n", "  - {id: Null}\n", "  - {}\n"],
)  # fmt: skip
def test_what_is_no_plain_act_is_left_to_the_other_readers(line: str) -> None:
    assert record(f"id: x\nevents:\n{line}") is None


ULIDS = st.sampled_from(["01K" + each * 23 for each in "0AZ"])
STAMPED = st.builds(
    lambda kind, id_, day, said: act(
        kind, day, id=id_, recorded_at=f"{day}T09:30:00+08:00", **said
    ),
    st.sampled_from(["recognised", "review_applied", "review_passed"]),
    ULIDS,
    st.sampled_from(["2022-02-20", "2024-02-29"]),
    st.fixed_dictionaries(
        {}, optional={"by": WORDS, "document_number": WORDS, "application_sha256": WORDS}
    ),
)


@st.composite
def stamped(draw: st.DrawFn) -> str:
    """A record with acts as commands make them."""
    acts = draw(st.lists(STAMPED, min_size=1, max_size=4))
    if draw(st.booleans()):
        return record_text(Cluster(**draw(FACTS), events=tuple(acts)))
    facts = [draw(FACTS) | {"id": f"LC-2022-{at}"} for at in range(draw(st.integers(1, 3)))]
    owners = [draw(st.sampled_from(facts))["id"] for _ in acts]
    return year_text(facts, _of(owners, acts))


def _of(owners: list[str], acts: Sequence[Act]) -> list[dict[str, Any]]:
    return [{"cluster": of, **event_words(each)} for of, each in zip(owners, acts, strict=True)]


SLIPS = [
    ("id: 01K", "id: 02K"), ("recorded_at: 2022-02-20", "recorded_at: 2022-02-30"), ("T09:30", "T29:30"), ("02-20", "02-30"), ("by: ", "note: "), ("event: ", "note: 甲, event: "),
    (", on: ", ", of: x, on: "), ("cluster: LC-2022-0", "cluster: LC-2022-9"), ("cluster: LC-2022-0, ", ""),
    ("county: ", "note: "), ("name: ", "id: "), ("    name", "  name"), ("- {", "-  {"), ("}\n", ", by: 甲}\n"), ("}\n", ", on: 2022-01-01}\n"),
    ("}\n", ", year: 2024}\n"), ("}\n", ", note: [甲]}\n"), ("events:", "events: "), ("clusters:", "cluster:"), ("甲", "\u200b"),
    ("document_number: ", "document_number: null, by: "), ("+08:00", "Z"), ("LC-2022-1", "LC-2022-0"), ("\n", "\r\n"),
]  # fmt: skip


def read_alike(text: str) -> bool:
    """Tell whether a text is read at once, and hold what is read against the strict way."""
    found = clusters_at_once(text.encode("utf-8", "surrogatepass"), 10_000)
    if found is None:
        return False
    source = Decoded("2022.yaml", text, text.encode())
    root = compose(source, 10_000, shapes.ANY)
    document = Document("2022.yaml", build(root, "2022.yaml", 1), source, root)
    entries, problems = entries_from(document, Path("2022.yaml"))
    assert not problems
    assert found == [each.cluster for each in entries]
    return True


@examples(400)
@given(st.one_of(stamped(), written(), edited()))
def test_clusters_read_at_once_are_those_that_the_strict_way_reads(text: str) -> None:
    read_alike(text)


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("old", "new"), SLIPS)
@pytest.mark.parametrize("times", [1, 9])
def test_what_somebody_typed_into_a_record_is_read_as_the_strict_way_does(
    old: str, new: str, times: int, shared: bool
) -> None:
    acts = [act("recognised", "2022-02-20", id=f"01K{0:023}", by="甲", recorded_at="2022-02-20T09:30:00+08:00"),
            act("annual_report", "2023-01-02", id=f"01K{1:023}", year=2022, recorded_at="2023-01-02T09:30:00+08:00")]  # fmt: skip
    facts = [{"id": f"LC-2022-{at}", "name": "甲", "county": "冠县"} for at in range(2)]
    text = year_text(facts, _of(["LC-2022-0", "LC-2022-1"], acts))
    if not shared:
        text = record_text(Cluster(**facts[0], events=tuple(acts)))
    assert read_alike(text)
    read_alike(text.replace(old, new, times))


@pytest.mark.parametrize("shared", [False, True])
def test_acts_as_commands_make_them_are_read_at_once(shared: bool) -> None:
    acts = (
        act("recognised", "2022-02-20", id=f"01K{0:023}", recorded_at="2022-02-20T09:30:00+08:00"),
        act("corrected", "2024-01-01", id=f"01K{1:023}", of="E000", values={"note": "甲, 乙"}),
    )
    known = Cluster(id="LC-1", name="甲 乙", county="冠县", events=acts)
    facts = {"id": "LC-1", "name": "甲 乙", "county": "冠县"}
    words = [{"cluster": "LC-1", **event_words(each)} for each in acts]
    text = year_text([facts], words) if shared else record_text(known)
    assert clusters_at_once(text.encode(), 10_000) == [known]
    assert clusters_at_once(text.encode(), 100) is None


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


QUOTED = [
    'clusters:\n  - id: A\n    note: "x\n  - id: B\n  "\nevents:\n',
    "clusters:\n  - id: A\n    note: 'x\n  - id: B\n  '\nevents:\n",
    'clusters:\n  - id: A\n    name: "x\n    id: B\n    "\n  - {id: C}\nevents:\n',
    "clusters:\n  - name: 'x\n    id: B\n    '\n    id: C\nevents:\n",
    'clusters:\n  - id: B\n    note: "x\\"\n  - "\n    id: D\n  - {id: C}\nevents:\n',
    'note: "\nid: B\n"\n"id": C\nevents:\n',
    "id: A\r\nevents:\r\n",
    "id: A\nevents:\n  - {id: E}\nclusters:\n  - id: B\n",
]


@examples(600)
@given(st.one_of(st.sampled_from(QUOTED), written(), edited()))
def test_ids_told_from_bytes_are_those_that_the_strict_reader_finds(text: str) -> None:
    told, found = ids_in(text.encode()), strictly(text)
    if told is not None and isinstance(found, dict):
        clusters = found.get("clusters", [found])
        assert {each["id"] for each in clusters} == told


@examples(600)
@given(st.one_of(written(), edited()))
def test_acts_told_from_bytes_are_those_that_the_strict_reader_finds(text: str) -> None:
    told, found = acts_in(text.encode()), strictly(text)
    if told is not None and isinstance(found, dict):
        own = [] if "clusters" in found else [found["id"]]
        events = found["events"] or []
        acts = [tuple(each.encode() for each in name) for name in _names(events, own)]
        assert told == acts


def _names(events: Any, own: list[str]) -> list[tuple[str, str]]:
    return [(own[0] if own else each["cluster"], each["id"]) for each in events]


def test_ids_are_told_from_the_bytes_that_the_tool_writes() -> None:
    facts = [{"id": f"LC-2022-{at:03}", "name": "甲、乙", "county": "冠县"} for at in (1, 2)]
    event = act("recognised", "2022-02-20", id="E1")
    year = year_text(facts, [{"cluster": "LC-2022-001", **event_words(event)}])
    own = record_text(Cluster(**facts[0], events=(event,)))
    assert ids_in(year.encode()) == {"LC-2022-001", "LC-2022-002"}
    assert ids_in(own.encode()) == {"LC-2022-001"}
    assert ids_in(own.encode("utf-16")) is None
    assert acts_in(own.encode("utf-16")) is None
    ulid = "01G2MDAJ00AAAAAAAAAAAAAAAA"
    for text in (year, own):
        assert acts_in(text.encode()) is None  # no id of the tool's own
        named = text.replace("id: E1", f"id: {ulid}").encode()
        assert acts_in(named) == [(b"LC-2022-001", ulid.encode())]
