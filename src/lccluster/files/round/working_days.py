"""Which days are worked: as the State Council has announced, or as an office's own file says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed import building
from lccluster.language import Listing, Message, spelt
from lccluster.round.notice import UnknownYear

CALENDAR = "calendar"
WEEKDAYS = 5


class YearCalendar(Struct, frozen=True):
    """`calendar/YEAR.yaml`: the holidays of a year, the days worked instead, and the paper that says so."""

    IN_CHINESE: ClassVar = {"holidays": "放假日期", "workdays": "补班日期", "source": "依据"}

    holidays: tuple[date, ...]
    workdays: tuple[date, ...]
    source: str


class Calendar:
    """Working days, from the offices' own files first, then from what the State Council has announced."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._own: dict[int, YearCalendar | None] = {}
        self.sources: dict[int, str] = {}

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked; raises UnknownYear, or Unusable for an odd file."""
        own = self._of(day.year)
        if own is not None:
            self.sources[day.year] = own.source
            usual = day.weekday() < WEEKDAYS and day not in own.holidays
            return usual or day in own.workdays
        from chinese_calendar import is_workday  # type: ignore[import-untyped]

        try:
            return bool(is_workday(day))
        except NotImplementedError:
            raise UnknownYear(day.year) from None

    def _of(self, year: int) -> YearCalendar | None:
        if year not in self._own:
            paths = (folder / CALENDAR / f"{year}.yaml" for folder in self._folders)
            path = next((each for each in paths if each.exists()), None)
            self._own[year] = _read(path, year) if path else None
        return self._own[year]


def _read(path: Path, year: int) -> YearCalendar:
    def wrong(found: YearCalendar, document: Document) -> Iterator[Problem]:
        for key in ("holidays", "workdays"):
            for at, day in enumerate(getattr(found, key)):
                if day.year != year:
                    message = Message("{day} is no day of {year}.", day=day, year=year)
                    yield document.problem((key, at), Fault("another-year", message))

    document = in_own_names(YearCalendar, read_yaml(path, shape=shapes.RECORD))
    return building.fitting(YearCalendar, document, wrong)


def unknown_year(year: int) -> Problem:
    """Say what to do about a year whose holidays nobody was told."""
    return Problem(
        code="unknown-year",
        field="--from",
        message=Message("The holidays of {year} are not known here.", year=year),
        hint=Message(
            "Write them down in {file} ({keys}), or count by hand: --until DATE.",
            file=f"{CALENDAR}/{year}.yaml",
            keys=Listing(spelt(*each) for each in YearCalendar.IN_CHINESE.items()),
        ),
    )
