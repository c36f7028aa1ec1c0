"""Chains that are put down give what chains in memory give, and a line as the tool draws it reads as JSON does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.disk.spool import spool
from lccluster.files.register.change.pending import Pending
from lccluster.files.register.folder import Register
from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.layout import frozen_chain, writer_chain
from lccluster.files.register.seals.chains import seal_at
from lccluster.files.register.seals.lines import line_of, numbered_line
from lccluster.files.register.seals.put_down import put_down_chains
from lccluster.register.sealing.seal import Seal

CLUSTERS = st.sampled_from(["", "LC-2022-001", "LC-2022-002", "集群"])
SEALS = st.lists(
    st.builds(
        Seal,
        st.integers(0, 9),
        CLUSTERS,
        st.text(max_size=3),
        st.just("sha256"),
        st.text(max_size=3),
        st.text(max_size=3),
    ),
    max_size=6,
)
ODD = st.sampled_from(
    [
        b'"',
        b"\\",
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b" ",
        b"-",
        b"1.0",
        b"\\u0041",
        b"{",
        b"}",
        b'"i": 1, ',
    ]
)
NAME = writer_chain("市局")
NAMES = st.sampled_from([NAME, frozen_chain("莘县")])


def lines(seals: list[Seal], draw: Callable[[Seal], bytes] = line_of) -> bytes:
    """Draw seals as their chain's file."""
    return b"".join(draw(each) + b"\n" for each in seals)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for chains, the same for all examples."""
    (made := tmp_path_factory.mktemp("chains")).joinpath("seals").mkdir()
    return made


@given(ours=SEALS, theirs=SEALS, frozen=SEALS, in_hand=SEALS, torn=st.booleans())
def test_chains_put_down_say_what_chains_in_memory_say(
    place: Path,
    ours: list[Seal],
    theirs: list[Seal],
    frozen: list[Seal],
    in_hand: list[Seal],
    torn: bool,
) -> None:
    (place / NAME).write_bytes(lines(ours))
    (place / writer_chain("莘县")).write_bytes(lines(theirs) + (b"{}\n" if torn else b""))
    (place / frozen_chain("莘县")).write_bytes(lines(frozen, numbered_line))
    waiting = tuple(line_of(each).decode() for each in in_hand)
    pending = Pending(seals={NAME: waiting})
    header = Header(FORMAT, "名录", "市局", "liaocheng-2021-97", register="3AVJ-4UHD-EPCV")
    register = Register(place, header, pending)
    wanted, odd = register.chains()
    with spool() as things:
        found = put_down_chains(register, things)
        assert found.torn == odd
        assert {key: list(each) for key, each in found.chains.by_name.items()} == wanted.by_name
        for key, chain in found.chains.by_name.items():
            assert [chain[at] for at in range(-len(chain), len(chain))] == [
                *wanted.by_name[key]
            ] * 2
        some = {"", "LC-2022-002"}
        assert found.of(some).by_name == {
            key: [each for each in chain if each.cluster in some]
            for key, chain in wanted.by_name.items()
        }
        assert {*found.clusters()} == {
            e.cluster for chain in wanted.by_name.values() for e in chain
        }


@example([Seal(1, "LC", "E", "sha256", "h", "")], NAME, (22, 0), b"\xed\xa0\x80")
@example([Seal(1, "LC", "E", "sha256", "h", "")], NAME, (22, 0), b"\x01")
@example([Seal(1, "LC", "E", "sha256", "h", "")], NAME, (6, 0), b"0")
@given(seals=SEALS, name=NAMES, cut=st.tuples(st.integers(0, 120), st.integers(0, 2)), odd=ODD)
def test_a_line_is_read_as_the_same_words_in_another_order_are(
    seals: list[Seal], name: str, cut: tuple[int, int], odd: bytes
) -> None:
    draw = numbered_line if "legacy" in name else line_of
    for each in seals:
        line = draw(each)
        assert read(line, name) == read(turned(line), name) == each
        broken = line[: cut[0]] + odd + line[cut[0] + cut[1] :]
        assert read(broken, name) == read(turned(broken), name)


def turned(line: bytes) -> bytes:
    """Draw the words of a line in the other order, where it is JSON at all."""
    try:
        words = json.loads(line)
        return json.dumps(dict(reversed(words.items())), ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )
    except (ValueError, AttributeError):
        return line


def read(line: bytes, name: str) -> Seal | str:
    """Read a line, or say what is wrong with it."""
    try:
        return seal_at(line, 1, Path(name), name)
    except Unusable as unusable:
        return unusable.problems[0].code
