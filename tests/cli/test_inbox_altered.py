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
