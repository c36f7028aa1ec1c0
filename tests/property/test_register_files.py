"""Laws of the files: what stood there stays, what was written reads back, export and import agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from histories import TEXT, clusters
from lccluster.errors import Unusable
from lccluster.files.register.change.changing import write_longer
from lccluster.files.register.folder import Register
from lccluster.files.register.header import Header
from lccluster.files.register.reading.records import entry_from
from lccluster.files.register.writing import (
    event_line,
    event_words,
    new_entry,
    spliced,
    write_header,
)
from lccluster.files.rules.library import Library
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded, decode
from lccluster.quantities.names import fault_in
from lccluster.register.acts import Act, Renamed
from lccluster.register.cluster import Cluster
from lccluster.render.yaml.imported_application import _is_block
from lccluster.usecases.register.check import check
from lccluster.usecases.register.exchange.exporting import csv_export, json_export
from lccluster.usecases.register.exchange.importing import import_file
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.register.seal import seal_waiting
from lccluster.yaml_words import flow, scalar
from registers import act, day
from running import speaking
from shares import examples

CASES = examples(60)
FEW = examples(25)  # whole registers, on disk
HEADER = Header(1, "名录", "市局", "liaocheng-2021-97")
NEW = act("renamed", "2030-01-01", id="NEW", name="“乙”: [丙] #丁")


def told(_message: object) -> None:
    """Hear what a use case tells."""


@contextmanager
def register(*known: Cluster) -> Iterator[Room]:
    """A register in a folder of its own, with some clusters."""
    with TemporaryDirectory() as folder:
        write_header(Path(folder), HEADER)
        room = open_room(Path(folder), Library())
        for each in known:
            entry = new_entry(room.register, each)
            write_longer(room.register, {entry.path: entry.document.source.data}, {})
        yield room


# --- values


@CASES
@given(TEXT)
def test_every_text_reads_back_as_it_was_written(text: str) -> None:
    drawn = f"- {scalar(text)}\n- {flow({'key': text, 'more': {'key': text}})}\n"
    read = parse(decode(drawn.encode(), "x")).data
    assert read == [text, {"key": text, "more": {"key": text}}]


@CASES
@given(TEXT)
def test_another_yaml_program_reads_the_same_text(text: str) -> None:
    drawn = scalar(text)
    read = yaml.safe_load(f"- {drawn}\n")[0]
    assert read == text or (drawn == text and text[0].isdigit())  # figures and days stay plain


def test_nothing_is_written_as_null() -> None:
    assert (scalar(None), scalar(""), scalar("null")) == ("null", '""', '"null"')


@CASES
@given(clusters(remark=True))
def test_a_cluster_s_file_reads_back_as_the_cluster(cluster: Cluster) -> None:
    with register(cluster) as room:
        assert [each.cluster for each in room.entries()] == [cluster]


# --- appending

FACTS = "id: LC-2022-001\nname: {name}\ncounty: 冠县\n"
FLOW = "{indent}- {{id: R, event: recognised, on: 2022-05-09, note: {note}}}"
BLOCK = "{indent}- id: R\n{indent}  event: 'recognised'\n{indent}  on: \"2022-05-09\"\n{indent}  note: {note}"
DASH = "{indent}-\n{indent}    id: R\n{indent}    event: recognised\n{indent}    on: 2022-05-09\n{indent}    note: {note}"
REMARKS = ["", "# 手工录入\n", "\n\n", "  # 缩进的注释\n", "\t\n"]


@st.composite
def handmade(draw: st.DrawFn) -> bytes:
    """A cluster's file as people format it: encodings, line ends, comments, quotes, indentation."""
    note = draw(st.text(st.sampled_from("某甲a 1-"), min_size=1, max_size=6).map(json.dumps))
    note = draw(st.sampled_from([note, "'单引号：''内''' ", '"\\u4e59"', "null", "~"]))
    event = draw(st.sampled_from([FLOW, BLOCK, DASH]))
    indent = " " * draw(st.integers(0, 5))
    text = draw(st.sampled_from(REMARKS[:3])) + FACTS.format(
        name=draw(st.sampled_from(["甲", "'甲'", '"甲"']))
    )
    text += f"events:{draw(st.sampled_from(['', '   ', '  # 各项行为']))}\n"
    text += event.format(indent=indent, note=note) + draw(st.sampled_from(["", " ", "  # 末行"]))
    text += draw(st.sampled_from(["", "\n", "\n\n", "\n# 完\n", "\n# 完", "\n   "]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])))


@examples(300)
@given(handmade())
def test_the_old_bytes_are_a_prefix_of_the_new_ones_however_the_file_was_formatted(
    data: bytes,
) -> None:
    folder = Register(Path("register"), HEADER)
    path = folder.folder / "clusters" / "冠县" / "LC-2022-001.yaml"
    entry = entry_from(parse(decode(data, str(path))), path)
    after = spliced([(entry, [NEW])], folder)[0]
    assert after.document.source.data.startswith(data)
    assert after.cluster.events == (*entry.cluster.events, NEW)
    again = spliced([(after, [act("annual_report", "2031-01-15", year=2030)])], folder)[0]
    assert again.document.source.data.startswith(after.document.source.data)


@CASES
@given(clusters(remark=True), st.integers(1, 14))
def test_acts_appended_one_by_one_or_all_at_once_give_the_same_bytes(
    cluster: Cluster, cut: int
) -> None:
    first, rest = cluster.events[:cut], cluster.events[cut:]
    begun = Cluster(id=cluster.id, name=cluster.name, county=cluster.county, events=first)
    with register(begun) as room:
        [entry] = room.entries()
        at_once = spliced([(entry, rest)], room.register)[0]
        one_by_one = entry
        for each in rest:
            one_by_one = spliced([(one_by_one, [each])], room.register)[0]
    assert one_by_one.document.source.data == at_once.document.source.data
    assert at_once.cluster == cluster


@CASES
@given(TEXT)
def test_an_act_is_one_line_whatever_it_says(note: str) -> None:
    line = event_line(Renamed(id="E", on=day("2024-01-01"), name="乙", note=note))
    assert len(line.split("\n")) == 1
    assert "\r" not in line


# --- export and import


@FEW
@given(
    clusters(remark=True),
    clusters(remark=True),
    st.sampled_from(["json", "csv"]),
    st.sampled_from(["zh", "en"]),
)
def test_import_undoes_export(first: Cluster, other: Cluster, kind: str, language: str) -> None:
    one, two = _with_names_seen(first), _with_ids(_with_names_seen(other), "LC-2022-002", "Z")
    assume(kind == "json" or "\\x00" not in repr((one.events, two.events)))
    with register(one, two) as old, register() as new, TemporaryDirectory() as folder:
        file = Path(folder, f"export.{kind}")
        with speaking(language):
            text = "".join(json_export(old) if kind == "json" else csv_export(old))
        file.write_bytes(text.encode())
        with speaking("en"):
            brought = import_file(new, file, told)
        assert [each.cluster for each in new.entries()] == [each.cluster for each in old.entries()]
        assert "".join(json_export(new)) == "".join(json_export(old))
        assert brought.events == len(one.events) + len(two.events)
        with speaking("en"):
            again = import_file(new, file, told)
        assert (again.clusters, again.events, again.known) == (0, 0, brought.events)
        assert check(new).damage == check(new).unsealed == ()


def _with_names_seen(cluster: Cluster) -> Cluster:
    """The same history by names that an import takes."""
    events = tuple(
        replace(each, name=f"乙{at}") if isinstance(each, Renamed) and fault_in(each.name) else each
        for at, each in enumerate(cluster.events)
    )
    return replace(cluster, events=events)


def test_a_table_that_would_lose_a_sign_is_not_written() -> None:
    first, note = (
        act("recognised", "2022-05-09"),
        act("renamed", "2023-01-01", name="乙", note="\0"),
    )
    with register(
        Cluster(id="LC-2022-001", name="甲", county="冠县", events=(first, note))
    ) as room:
        with pytest.raises(Unusable):
            list(csv_export(room))
        export = json.loads("".join(json_export(room)))
        assert export["clusters"][0]["events"][1]["note"] == "\0"


@FEW
@given(clusters(), st.integers(1, 13))
def test_an_import_brings_only_what_is_new(drawn: Cluster, cut: int) -> None:
    cluster = _with_names_seen(drawn)
    begun = Cluster(
        id=cluster.id, name=cluster.name, county=cluster.county, events=cluster.events[:cut]
    )
    with register(begun) as old, register(cluster) as whole, TemporaryDirectory() as folder:
        seal_waiting(old, told)
        file = Path(folder, "export.json")
        file.write_text("".join(json_export(whole)), encoding="utf-8")
        brought = import_file(old, file, told)
        assert [each.cluster for each in old.entries()] == [cluster]
        assert brought.events == len(cluster.events) - len(begun.events)


def _with_ids(cluster: Cluster, id: str, prefix: str) -> Cluster:
    """The same history under other ids."""

    def renamed(event: Act) -> Act:
        words: dict[str, Any] = asdict(event) | {"id": f"{prefix}{event.id}"}
        if "of" in words:
            words["of"] = f"{prefix}{words['of']}"
        return type(event)(**words)

    return Cluster(
        id=id, name=cluster.name, county="莘县", events=tuple(map(renamed, cluster.events))
    )


@CASES
@given(clusters(remark=True))
def test_what_an_act_says_is_in_its_words_and_nothing_else_is(cluster: Cluster) -> None:
    for event in cluster.events:
        said = {key: value for key, value in asdict(event).items() if value is not None}
        assert event_words(event).keys() == said.keys() | {"document_number"}


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "a\ufffeb", "\ufeff", "\x85", "\u2028"])
def test_a_sign_that_no_yaml_holds_as_it_is_is_written_by_its_number(sign: str) -> None:
    text = f"name: {scalar(sign)}\n"
    assert sign not in text
    assert parse(Decoded("a.yaml", text, text.encode())).data == {"name": sign}


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\ufeff", "\x85", "\u2028"])
def test_a_text_of_several_lines_with_such_a_sign_is_no_block(sign: str) -> None:
    assert _is_block("甲\n乙")
    assert not _is_block(f"甲{sign}\n乙")
    assert not _is_block(f"{sign}甲\n乙")
