"""Those who review: the panel, who of it does not, and the sheets that go out to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.regular import whole_of
from lccluster.files.round.call_and_panel import read_panel
from lccluster.files.round.layout import EARLIER, PANEL
from lccluster.files.round.sheet_files import digest
from lccluster.language import Listing, Message
from lccluster.register.view import Clocks
from lccluster.render.workbook.filled_in.score_sheet import score_workbook
from lccluster.round.acts import PanelNamed, Recused
from lccluster.round.call import PanelTerms
from lccluster.round.circumstances import Circumstances
from lccluster.round.given import is_before_experts
from lccluster.round.reviewing.panel import Expert, Panel
from lccluster.round.reviewing.score_sheet import ScoreSheet
from lccluster.usecases.round.recording.deciding import by_whom, entries_named
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound
from lccluster.usecases.round.recording.record import record_in_round
from lccluster.usecases.round.recording.sheets.scored_before import refuse_another_person
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound
from lccluster.usecases.round.ties import doubts_on_ties
from lccluster.usecases.written import Written

Words = Mapping[str, Any]


def name_panel(room: RoundRoom, file: Path, words: Words, hand: Hand) -> list[RecordedInRound]:
    """Keep the panel with the round; one that was named before is kept as well. Raises Unusable."""
    panel = read_panel(file)
    data, place = whole_of(file), room.folder / PANEL

    def make(seen: SeenRound) -> list[MeantAct]:
        refuse_another_person(room, seen, panel, file)
        for each in doubts_on_ties(room, [each.cluster for each in seen.applications], panel):
            deeds.remark(each)
        act = PanelNamed(**words, by=by_whom(room, PanelNamed), panel_sha256=digest(data))
        if place.exists() and place.samefile(file):
            return [MeantAct(seen.own.cluster, act)]
        before = {place: whole_of(place)} if place.exists() else {}
        count = sum(1 for each in seen.own.cluster.events if isinstance(each, PanelNamed))
        kept = {room.folder / EARLIER / f"{count:02}-{PANEL}": old for old in before.values()}
        return [MeantAct(seen.own.cluster, act, files={place: data, **kept}, before=before)]

    return record_in_round(room, make, hand)


def panel_of(room: RoundRoom) -> Panel:
    """Give the panel; raises Unusable where none was named."""
    if room.panel is None:
        raise Unusable(_NO_PANEL.at(room.folder))
    return room.panel


def terms_of(room: RoundRoom) -> PanelTerms:
    """Give what the call asks of a panel; raises Unusable where it asks nothing."""
    if room.call.panel is None:
        raise Unusable(_NO_SCORES_ASKED.at(room.folder))
    return room.call.panel


def write_sheets(room: RoundRoom, folder: Path, day: Clocks) -> list[Written]:
    """Write a workbook for each expert, of the applications he is not tied to; raises Unusable."""
    sheets = score_sheets(room, day.as_of)
    outputs = [Output(folder / f"{each.expert.id}.xlsx").ready() for each in sheets]
    written = []
    for sheet, output in zip(sheets, outputs, strict=True):
        drawn = score_workbook(sheet)
        output.write(drawn.data)
        written.append(Written(output.path, drawn.cleaned))
    return written


def score_sheets(room: RoundRoom, day: date) -> list[ScoreSheet]:
    """Give what each expert is asked on a day; raises Unusable where nobody was named, or nothing is asked."""
    return list(_sheets(room, room.seen(), panel_of(room), terms_of(room), day))


def _sheets(
    room: RoundRoom, seen: SeenRound, panel: Panel, terms: PanelTerms, day: date
) -> Iterator[ScoreSheet]:
    entries, situations = sorted(seen.applications, key=room.order), Situations(room, seen, day)
    waiting = [
        met
        for met in (situations.on(each.cluster, day) for each in entries)
        if is_before_experts(met)
    ]
    for expert in panel.experts:
        asked = [each.record for each in waiting if _reviews(each, expert)]
        if asked:
            own = seen.own.cluster
            yield ScoreSheet(own.round, own.id, expert, terms, asked)


def _reviews(met: Circumstances, expert: Expert) -> bool:
    """Tell whether an expert is asked about an application."""
    return expert.id not in met.recused and met.tie_of(expert) is None


def recuse(
    room: RoundRoom, expert: str, application: str, words: Words, hand: Hand
) -> list[RecordedInRound]:
    """Record that an expert does not review an application; raises Unusable for one nobody knows."""
    panel = panel_of(room)
    person = panel.expert(expert)
    if person is None:
        known = Listing(f"{each.id} {each.name}" for each in panel.experts)
        raise Unusable(_NOT_OF_THE_PANEL.at(expert=expert, keys=known))

    def make(seen: SeenRound) -> list[MeantAct]:
        (entry,) = entries_named(room, seen, [application])
        act = Recused(**words, by=by_whom(room, Recused), expert=person.id)
        return [MeantAct(entry.cluster, act)]

    return record_in_round(room, make, hand)


_NO_PANEL = Fault(
    "no-panel",
    Message("No panel is named in this round."),
    Message("“lccluster round panel FILE” names it."),
)
_NO_SCORES_ASKED = Fault(
    "no-scores-asked", Message("The call asks no scores: it says nothing of a panel.")
)
_NOT_OF_THE_PANEL = Fault(
    "not-of-the-panel",
    Message("{expert} is not of the panel."),
    Message("Known here: {keys}."),
)
