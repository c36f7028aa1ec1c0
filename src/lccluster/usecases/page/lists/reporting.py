"""Reports of many titles at once, with the figures of a table: a row for each title."""

from __future__ import annotations

from msgspec import Struct

from lccluster.language import Message
from lccluster.register.acts import AnnualReport, reported_as
from lccluster.render.columns.act_details import printed
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, common_fields, gathered, words_of
from lccluster.usecases.page.lists.told import one_file, refuse_long, told
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, record_all, unheard
from lccluster.usecases.register.recording.figures_table import from_table
from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in
from lccluster.usecases.register.recording.which import Which
from lccluster.usecases.register.room import Room

TABLE = AskedField(
    "table",
    Message("table of figures"),
    "--figures",
    Message("Excel or CSV; a row for each title, by its id or its name."),
    shape="file",
)
YEAR = AskedField("year", Message("year"), "--year", Message("The year that the figures are of."))


class ReportingMany(Struct, frozen=True):
    """A table of figures for the register here."""

    room: Room
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask which report it is, of which year, and for the table."""
        duties = [each for each in self.room.measure.duties if reported_as(each) is AnnualReport]
        choices = tuple((each.id, str(each.words)) for each in duties)
        duty = AskedField("duty", Message("duty"), "--duty", None, choices, "choice")
        return [*([duty] if len(duties) > 1 else ()), YEAR, TABLE, *common_fields(AnnualReport)]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say what would be recorded of each title; raises Unusable or Unlawful."""
        return Foreseen(typed, stamp, self._recorded(typed, stamp, dry_run=True))

    def done(self, shown: Foreseen) -> Happening:
        """Record it; raises Unusable or Unlawful."""
        return self._recorded(shown.typed, shown.stamp, dry_run=False)

    def _recorded(self, typed: Typed, stamp: Stamp, *, dry_run: bool) -> Happening:
        room = self.room
        words, duty, year, path = gathered(
            lambda: words_of(room, typed, stamp),
            lambda: duty_meant(room.measure, typed.said("duty"), None),
            lambda: typed_words.number(
                "--year", typed_words.needed("--year", typed.said("year") or "")
            ),
            lambda: one_file(typed, TABLE),
        )
        taken, notices = from_table(room, path, year)
        refuse_long(len(taken), TABLE)
        make = handing_in(room, words, HandedIn(duty, year, None, taken))
        found = record_all(room, Which(tuple(taken)), make, stamp, dry_run=dry_run, tell=unheard)
        details = [
            printed(each.event, each.cluster.events, room.measure, room.called) for each in found
        ]
        return told(found, details, notices)
