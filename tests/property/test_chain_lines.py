"""A chain that is counted block by block says what its file says, however its lines fall into blocks."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.register.change.pending import Pending
from lccluster.files.register.folder import Register
from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.seals import tails
from lccluster.files.register.seals.tails import ChainLines, in_common, lines_of

NAME = "seals/甲.jsonl"
LINES = st.lists(st.text("ab甲 ", min_size=1, max_size=9).map(lambda each: json.dumps({"a": each})))
TAILS = st.sampled_from(["", '{"a": "whole"}', '{"a": "to'])


def laid(folder: Path, lines: list[str], tail: str, pending: tuple[str, ...] = ()) -> Register:
    """A register with one chain, whose last line may lack its end."""
    (folder / NAME).parent.mkdir(parents=True)
    (folder / NAME).write_bytes("".join([*(f"{each}\n" for each in lines), tail]).encode())
    header = Header(FORMAT, "名录", "市局", "liaocheng-2021-97")
    return Register(folder, header, Pending(seals={NAME: pending}))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tails, "BLOCK", 16)


@given(LINES, TAILS, LINES, st.integers(0, 9), st.integers(0, 9))
def test_lines_are_those_of_the_file(
    lines: list[str], tail: str, pending: list[str], start: int, stop: int
) -> None:
    with TemporaryDirectory() as parent:
        register = laid(Path(parent), lines, tail, tuple(f'{{"in hand": {e}}}' for e in pending))
        chain, whole = ChainLines(register, NAME), lines_of(register, NAME)
        assert len(chain) == len(whole)
        assert chain.lines(0) == whole
        assert chain.lines(start, stop) == whole[start:stop]


@given(LINES, LINES, LINES, TAILS)
def test_what_two_copies_begin_with_is_what_their_lines_begin_with(
    common: list[str], mine: list[str], theirs: list[str], tail: str
) -> None:
    with TemporaryDirectory() as parent:
        one = laid(Path(parent, "one"), common + mine, "")
        other = laid(Path(parent, "other"), common + theirs, tail)
        ours, others = lines_of(one, NAME), lines_of(other, NAME)
        shorter = min(len(ours), len(others))
        same = next((at for at in range(shorter) if ours[at] != others[at]), shorter)
        found = in_common(ChainLines(one, NAME), ChainLines(other, NAME))
        assert same - bool(tail) <= found <= same


@given(LINES, LINES)
def test_a_blank_line_is_no_seal(before: list[str], behind: list[str]) -> None:
    with TemporaryDirectory() as parent:
        register = laid(Path(parent), [*before, "", *behind], "")
        with pytest.raises(Unusable) as caught:
            ChainLines(register, NAME)
        [problem] = caught.value.problems
        assert (problem.code, problem.line) == ("torn-seal", len(before) + 1)


def test_none_is_there_of_a_chain_that_was_never_begun(tmp_path: Path) -> None:
    register = laid(tmp_path, [], "")
    assert len(ChainLines(register, "seals/乙.jsonl")) == 0
    assert ChainLines(register, "seals/乙.jsonl").seals(-1, 0) == []
