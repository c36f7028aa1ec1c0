"""A round opened from the page: its year and its call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.files.round.layout import CALL
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.round.acts import CallIssued
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, day, gathered
from lccluster.usecases.page.holding.calling import call_fields, drawn_call
from lccluster.usecases.page.holding.drawn import FilledPaper, paper_of
from lccluster.usecases.page.holding.errands import common
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound
from lccluster.usecases.round.recording.opening import Opening, call_of, open_year

DOES = CallIssued.does
_YEAR = AskedField("year", Message("year"), "YEAR", Message("The year of the round."))
_CALL = AskedField("call", Message("the call"), "--call", Message("The year's call."), shape="file")


class OpeningPlace(Struct, frozen=True):
    """Where rounds are opened: the folder of a year's, the rulebooks, the register, who works here."""

    of_year: Callable[[str], Path]
    library: Library
    register: Path
    office_file: Path | None

    @property
    def fields(self) -> Sequence[AskedField]:
        """List what is asked: the year, the call as a file or line by line, and what every act is told."""
        return (
            _YEAR,
            _CALL,
            *call_fields(self.library),
            day("on", Message("day"), Message("The day; else that of the call.")),
            *common(CallIssued, ("note", "override")),
        )

    @property
    def paper(self) -> FilledPaper:
        """Give the call, as it is drawn of what was typed."""
        return FilledPaper(_CALL, CALL, lambda typed: drawn_call(typed, self.library))


def opened(place: OpeningPlace, typed: Typed, hand: Hand) -> list[RecordedInRound]:
    """Open a round as its command does; raises Unusable, or NoRuleInForce."""
    year, on, _ = gathered(
        lambda: _year(typed),
        lambda: typed_words.day("--on", typed.said("on")),
        lambda: _call_read(place, typed),
    )
    with paper_of(typed, _CALL) as call:
        said: dict[str, Any] = {key: typed.said(key) for key in ("note", "override")}
        opening = Opening(year, call, on, **said)
        folder = place.of_year(year)
        return [open_year(folder, opening, place.library, place.register, place.office_file, hand)]


def _call_read(place: OpeningPlace, typed: Typed) -> None:
    """Look through the call beside all else, so that everything wrong is said in one run; raises Unusable."""
    with paper_of(typed, _CALL) as call:
        call_of(call, place.library)


def _year(typed: Typed) -> str:
    written = typed_words.needed(_YEAR.option, typed.said(_YEAR.key) or "")
    return str(typed_words.number(_YEAR.option, written))
