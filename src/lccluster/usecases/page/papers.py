"""公文: documents that stand ready on a day, out of the register and the round; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from lccluster.errors import Problem
from lccluster.files.disk.documents.output import Output
from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.register.notices import NoticeKind
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.render.workbook.filled_in.score_sheet import score_workbook
from lccluster.round.draft_kinds import DraftKind
from lccluster.round.reviewing.score_sheet import ScoreSheet
from lccluster.usecases.page.applications.handed_in import Download
from lccluster.usecases.register.asking.views import readable
from lccluster.usecases.register.documents import write_calendar, write_page, write_titles
from lccluster.usecases.register.notices import NoticeScope, document, draft_on_titles
from lccluster.usecases.register.room import Room
from lccluster.usecases.round.drafting.drafts import Drafted, drafted, possible, write_drafts
from lccluster.usecases.round.recording.experts import score_sheets
from lccluster.usecases.round.room import RoundRoom

AHEAD = timedelta(days=366)  # of coming duties
TITLES, OWED = Message("Register of titles"), Message("What is owed")
Write = Callable[[Output], object]


class DayPapers:
    """The documents of an office on a day."""

    def __init__(self, day: date, fonts: str) -> None:
        self._day, self._fonts = day, fonts

    @property
    def _clocks(self) -> Clocks:
        return Clocks(self._day)

    def lists(self, room: Room) -> list[Download]:
        """Give the lists of titles: the workbook, the page to look at, the calendar of what is owed."""
        clocks = self._clocks

        def workbook(output: Output) -> None:
            write_titles(room, clocks, Wanted(), output, self._fonts)

        return [
            _written(f"{TITLES}.xlsx", workbook),
            _written(f"{TITLES}.html", lambda to: write_page(room, clocks, AHEAD, to)),
            _written(f"{OWED}.ics", lambda to: write_calendar(room, clocks, AHEAD, to)),
        ]

    def notices(self, room: Room) -> tuple[list[Download], list[Problem]]:
        """Give the drafts of notices that are about some title today, and what is wrong with titles that cannot be read.

        A draft is made of all titles: where one cannot be read it is refused, as the command does.
        """
        found, wrong = readable(room, self._clocks)
        kinds = (each() for each in by_word(NoticeKind).values())
        usual = [each for each in kinds if each.usual(found, None, room.measure)]
        return [self._one_notice(room, each) for each in usual], wrong

    def _one_notice(self, room: Room, kind: NoticeKind) -> Download:
        return _written(f"{kind.words}.docx", lambda to: to.write(self._notice(room, kind)))

    def kinds(self, room: RoundRoom) -> dict[DraftKind, str]:
        """Give the kinds of drafts of the round that say something today, with their names; raises Unusable."""
        return possible(room, self._clocks, self._day)

    def drafts(self, room: RoundRoom, kind: DraftKind) -> list[Download]:
        """Give the drafts of a kind of paper of the round; raises Unusable where nothing is recorded for it."""
        made = drafted(room, kind, (), self._clocks, self._day)
        return [Download(f"{each.label}.docx", lambda one=each: self._draft(one)) for each in made]  # type: ignore[misc]

    def drafts_on(self, room: RoundRoom, application: str) -> list[Download]:
        """Give the drafts on one application alone; those on several stand with the round's."""
        named = (application,)
        kinds = possible(room, self._clocks, self._day, named)
        own = [each for each in kinds if each.one_for == "application"]
        made = [one for each in own for one in drafted(room, each, named, self._clocks, self._day)]
        return [Download(f"{each.label}.docx", lambda one=each: self._draft(one)) for each in made]  # type: ignore[misc]

    def sheets(self, room: RoundRoom) -> list[Download]:
        """Give the workbook of each expert, of the applications that wait for his points; none before anybody is named."""
        if room.panel is None or room.call.panel is None:
            return []
        return [_sheet(each) for each in score_sheets(room, self._day)]

    def _notice(self, room: Room, kind: NoticeKind) -> bytes:
        made = draft_on_titles(room, kind, NoticeScope(), as_of=self._day, on=None)
        return document(made, self._fonts)[0]

    def _draft(self, made: Drafted) -> bytes:
        return _bytes(f"{made.name}.docx", lambda to: write_drafts([made], [to], self._fonts))


def _sheet(sheet: ScoreSheet) -> Download:
    return _written(f"{sheet.expert.id}.xlsx", lambda to: to.write(score_workbook(sheet).data))


def _written(name: str, write: Write) -> Download:
    return Download(name, lambda: _bytes(name, write))


def _bytes(name: str, write: Write) -> bytes:
    """Give what is written into a file, which stands nowhere afterwards."""
    with TemporaryDirectory() as place:
        output = Output(Path(place) / name)
        write(output)
        return output.path.read_bytes()
