"""A clock that is behind what was recorded: every answer that speaks of today says so, and the page."""

from __future__ import annotations

import pytest

from lccluster.files.register.ids import new_event_id
from lccluster.files.rules.library import Library
from offices import NOW, Office, empty, office
from pages import NOON, office_at, served

__all__ = ["empty", "office"]
ID, SAID = "LC-2022-007", "one of the clocks was wrong"


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("due",),
        ("show", ID),
        ("check",),
        ("stats",),
        ("pack", "--dry-run", "-o", "x.lcp"),
    ],
)
def test_a_clock_behind_what_is_recorded_is_said_with_every_answer_of_today(
    office: Office, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.folder.parent)
    assert SAID not in office(*words).err
    ran = office.on("2019-05-01")(*words)
    assert f"2019-05-01, and acts here were recorded later, up to {NOW.date()}" in ran.err


def test_who_names_the_day_is_not_told(office: Office) -> None:
    assert SAID not in office.on("2019-05-01")("list", "--as-of", "2025-06-01").err


def test_what_a_clock_ahead_has_recorded_is_said_once_it_is_right_again(office: Office) -> None:
    office.on("2045-01-01")("report", ID, "--year", "2024", "--on", "2025-01-12")
    ran = office.on("2025-06-01")("list")
    assert "up to 2045-01-01" in ran.err
    office.on("2044-12-31")
    assert SAID not in office("list").err  # a day is what zones differ by


def test_a_moment_that_no_calendar_has_stops_nothing(office: Office) -> None:
    [chain] = office.folder.glob("seals/*.jsonl")
    data = chain.read_bytes()
    last = data.splitlines()[-1]
    event = last.split(b'"event": "')[1].split(b'"')[0]
    chain.write_bytes(data[: -len(last) - 1] + last.replace(event, b"7" + b"Z" * 25) + b"\n")
    assert SAID not in office("list", exits=0).err


def test_the_page_says_it_above_every_screen(office: Office) -> None:
    assert new_event_id(NOON) < new_event_id(NOW)
    desk = office_at(office.folder.parent, register=office.folder, library=Library())
    with served(desk) as visitor:
        assert "2026-11-23" in visitor.enter().get("/titles").text
