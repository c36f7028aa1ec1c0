"""What waits in the inbox counts as it was sealed, once, and under its own cluster's name; or nothing of it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_packs import ID, OTHER, Offices, offices, report

from offices import Office, empty, office

__all__ = ["empty", "office", "offices"]
TAKING = (("receive", "1.lcp"), ("merge", "冠县"), ("settle", 1, "--keep", "ours", "--reason", "x"))


@pytest.fixture
def waiting(offices: Offices) -> tuple[Office, Path]:
    """The city, where a report that both recorded waits, and the file in which it does."""
    for name in ("冠县", "市局"):
        report(offices.of(name), ID, 2024)
    offices.pack("冠县", "1.lcp")
    city = offices.of("市局")
    city("receive", "1.lcp", exits=8)
    return city, city.folder / "inbox" / f"{ID}.jsonl"


def test_what_waits_and_was_altered_is_named_and_never_taken(waiting: tuple[Office, Path]) -> None:
    city, file = waiting
    file.write_bytes(file.read_bytes().replace(b"2024", b"2023"))
    before = city.files()
    for words in (("conflicts",), *TAKING):
        assert f"{ID}.jsonl:1:1" in city(*words, exits=7).err
    assert city.files() == before


def test_a_copy_of_a_sync_program_makes_no_second_conflict(waiting: tuple[Office, Path]) -> None:
    city, file = waiting
    before = city("conflicts", exits=8).out
    for name in (f"{ID} (1).jsonl", f"{ID}-冲突.jsonl~", "@other.jsonl"):
        file.with_name(name).write_bytes(file.read_bytes())
    assert city("conflicts", exits=8).out == before
    named = [each for each in city("check", exits=7).err.splitlines() if "another program" in each]
    assert [Path(each.split(": ")[0]).parent.name for each in named] == ["inbox"] * 3
    assert not any(f"{ID}.jsonl:" in each for each in named)


def test_a_copy_among_the_notes_of_packs_is_named(waiting: tuple[Office, Path]) -> None:
    city, _ = waiting
    (note,) = (city.folder / "packs").glob("*.jsonl")
    note.with_name(f"{note.stem} (1).jsonl").write_bytes(note.read_bytes())
    assert f"{note.stem} (1).jsonl" in city("check", exits=7).err


def test_what_waits_under_another_clusters_name_is_refused(waiting: tuple[Office, Path]) -> None:
    city, file = waiting
    for name in (OTHER, ID.lower()):
        other = file.with_name(f"{name}.jsonl")
        other.write_bytes(file.read_bytes())
        for words in (("conflicts",), *TAKING):
            assert f"{name}.jsonl:1:1" in city(*words, exits=2).err
        assert city("check", exits=7)
        other.unlink()
    city("conflicts", exits=8)
