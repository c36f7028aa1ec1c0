"""An act read out before it is recorded: what it says, by the heads of a history, in the language spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lccluster.language import Listing, Message, headed
from lccluster.register.acts import Act, Corrected, Recognised, labels
from lccluster.register.record_words import FACTS
from lccluster.render.columns.act_read import ReadOut, kept_with, read_out
from lccluster.usecases.page.asked import LABELS
from lccluster.usecases.page.record_lines import act_in
from lccluster.usecases.page.titles.correcting import right_of
from lccluster.usecases.register.acts import Recorded

if TYPE_CHECKING:
    from lccluster.register.acts.act import AnyAct
    from lccluster.round.acts import RoundAct
    from lccluster.usecases.round.recording.meant import RecordedInRound
    from lccluster.web.acting.deeds import Beside
    from lccluster.web.office import Desk


def reading(office: Desk, recorded: Recorded | RecordedInRound) -> Beside:
    """Give label and text of what an act is on, and of all that it says."""
    event = recorded.event
    among = recorded.cluster.events if isinstance(recorded, Recorded) else ()
    told = read_out(event, _particulars(office, event, among))
    return [_subject(recorded), *_kind(event), *told]


def keeping(recorded: Recorded | RecordedInRound) -> Beside:
    """Give label and text of what the file keeps beside that; of a new title what it says of the cluster."""
    return [*_facts(recorded), *kept_with(recorded.event)]


def _facts(recorded: Recorded | RecordedInRound) -> Beside:
    if not (isinstance(recorded, Recorded) and isinstance(recorded.event, Recognised)):
        return []
    told = ((words, getattr(recorded.cluster, key)) for key, words in FACTS.items())
    return [(words, said) for words, said in told if said]


def line_read(office: Desk, line: str) -> str:
    """Read out a line of a file where it is an act; any other stays as it is."""
    found = act_in(line)
    if found is None:
        return line
    head, event = found
    told = (*_kind(event), *read_out(event, _particulars(office, event)), *kept_with(event))
    return headed(*filter(None, [head]), Listing(headed(*each) for each in told))


def _kind(event: AnyAct) -> Beside:
    return [(Message("act"), str(event.words)), (LABELS["on"], str(event.on))]


def _subject(recorded: Recorded | RecordedInRound) -> tuple[Message, str]:
    """Say what it is on: a title, an application by its number, or the round."""
    if isinstance(recorded, Recorded):
        return Message("cluster"), f"{recorded.cluster.id} {recorded.name}"
    if number := recorded.number:
        return Message("the application"), f"{number} {recorded.name}"
    return Message("round"), recorded.name


def _particulars(office: Desk, event: Act | RoundAct, among: Sequence[Act] = ()) -> ReadOut:
    if isinstance(event, Act):
        from lccluster.render.columns.act_details import particulars

        room = office.room()
        return [*_field_by_field(event, particulars(event, among, room.measure, room.called))]
    from lccluster.render.screen.round import particulars as of_round
    from lccluster.round.numbering import CalledInRound

    called = CalledInRound() if office.missing_round else office.round_room().called
    return of_round(event, called)


def _field_by_field(event: Act, said: ReadOut) -> Iterator[tuple[Message, str]]:
    """Read a correction as it was asked for, a field each, where the file has pairs."""
    for label, text in said:
        if isinstance(event, Corrected) and label == labels()["values"]:
            yield from ((right_of(key), value or str(GONE)) for key, value in event.values.items())
        else:
            yield label, text


GONE = Message("taken away")
