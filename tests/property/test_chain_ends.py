"""A chain that is read from its end says what one says that is counted line by line, also where it was damaged."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.files.register.folder import Register
from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.seals import ends
from lccluster.files.register.seals.ends import ChainEnds, begin_alike
from lccluster.files.register.seals.lines import line_of
from lccluster.files.register.seals.tails import ChainLines, in_common
from lccluster.register.sealing.written import following, of_act

NAME, LINE = "seals/甲.jsonl", 200  # bytes that a line takes at least
NAMES = st.lists(st.text("ab甲", min_size=1, max_size=9), max_size=12)


@pytest.fixture(autouse=True)
def no_chain_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ends, "BLOCK", 0)
    monkeypatch.setattr(ends, "WINDOW", 2 * LINE)


def drawn(names: list[str]) -> list[bytes]:
    """The lines of a chain that seals an act for each name."""
    things = [of_act({"id": each}, {"id": each, "event": "renamed"}) for each in names]
    return [line_of(each) for each in following("3AVJ-4UHD-EPCV", "甲", None, things)]


def laid(folder: Path, lines: list[bytes]) -> Register:
    (folder / NAME).parent.mkdir(parents=True)
    (folder / NAME).write_bytes(b"".join(each + b"\n" for each in lines))
    return Register(folder, Header(FORMAT, "名录", "市局", "liaocheng-2021-97"))


@given(NAMES, st.integers(0, 14), st.integers(0, 14))
def test_seals_are_those_that_counting_finds(names: list[str], start: int, stop: int) -> None:
    with TemporaryDirectory() as parent:
        register = laid(Path(parent), drawn(names))
        chain, counted = ChainEnds(register, NAME), ChainLines(register, NAME)
        assert len(chain) == len(counted)
        assert chain.seals(start, stop) == counted.seals(start, stop)
        assert "counted" not in vars(chain) or not names


@given(NAMES, NAMES, NAMES)
def test_copies_begin_alike_as_counting_finds(
    names: list[str], mine: list[str], theirs: list[str]
) -> None:
    with TemporaryDirectory() as parent:
        one = laid(Path(parent, "one"), drawn(names + mine))
        other = laid(Path(parent, "other"), drawn(names + theirs))
        found = begin_alike(ChainEnds(one, NAME), ChainEnds(other, NAME))
        assert found == in_common(ChainLines(one, NAME), ChainLines(other, NAME))


@given(NAMES.map(lambda each: ["甲", "乙", *each]), st.data())
def test_a_copy_that_lost_a_line_parts_where_counting_finds_it(
    names: list[str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as parent:
        lines = drawn(names)
        lost = data.draw(st.integers(0, len(lines) - 2))
        one = laid(Path(parent, "one"), lines)
        other = laid(Path(parent, "other"), lines[:lost] + lines[lost + 1 :])
        chain = ChainEnds(other, NAME)
        assert begin_alike(ChainEnds(one, NAME), chain) == lost
        counted = ChainLines(other, NAME)
        assert chain.seals(lost) == counted.seals(lost)


@pytest.mark.parametrize("torn", [b'{"i": 3, "clus', b'{"a": 1}\n', b"\n"])
def test_an_odd_end_is_counted(tmp_path: Path, torn: bytes) -> None:
    register = laid(tmp_path, drawn(["甲", "乙"]))
    with (tmp_path / NAME).open("ab") as file:
        file.write(torn)
    assert ChainEnds(register, NAME).last == 0
