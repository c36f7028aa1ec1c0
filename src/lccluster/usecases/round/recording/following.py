"""The register follows a round: what a round decides on titles is recorded there, each act once.

An act there names the application by `caused_by`; whoever runs a command again after it broke off
finds it by that, and records nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.entry import Entry
from lccluster.files.register.lock import locked
from lccluster.files.rules.rulebook_folder import read_measure
from lccluster.language import Message
from lccluster.register.acts import Act, Recognised, ReviewApplied, ReviewFailed, ReviewPassed
from lccluster.round.acts import RoundAct
from lccluster.round.numbering import placed
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.register.acts import Recorded, record_all
from lccluster.usecases.register.recognising import Facts, recognise_all
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.recording.papers import Papers
from lccluster.usecases.register.recording.which import Which
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.round.papers import examined
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.room import RoundRoom

Decision = tuple[ApplicationRecord, RoundAct]  # an application, and what the round decides on it


def register_of(room: RoundRoom) -> Room:
    """Open the register that follows the round; raises Unusable, also for one kept under another measure.

    Its measure says how long a title lasts, and may not be another one than that of the round.
    """
    register = open_room(room.register, room.library, office=room.office_file)
    if register.rulebook.resolve() != room.rulebook.resolve():
        raise Unusable(
            _KEPT_OTHERWISE.at(
                room.register,
                register=read_measure(register.rulebook).called,
                round=room.measure.called,
            )
        )
    return register


def cause(room: RoundRoom, record: ApplicationRecord) -> str:
    """Name an application as the register does: the year of its round, and its number."""
    return f"{room.round.record.id}/{record.id}"


def applied(room: RoundRoom, decisions: Sequence[Decision], hand: Hand) -> None:
    """Record in the register that re-reviews were applied for; raises Unusable or Unlawful."""
    _on_titles(room, decisions, hand, lambda record, act: _applied(room, record, act))


def promulgated(room: RoundRoom, decisions: Sequence[Decision], hand: Hand) -> dict[str, str]:
    """Record recognitions and passed re-reviews; gives the title of each application.

    Raises Unusable or Unlawful, and then the register has not changed; recognitions and re-reviews
    are two strokes, and a run that broke off between them is finished by the next one.
    """
    _on_titles(
        room,
        [each for each in decisions if each[0].renews],
        hand,
        lambda record, act: _passed(room, record, act, hand),
    )
    new = [each for each in decisions if not each[0].renews]
    register = _in_order(room, hand)
    known = dict(_known(room, register, new))
    left = [each for each in new if each[0].id not in known]
    listed = [_recognition(room, register, record, act, hand) for record, act in left]
    if listed:
        recorded = recognise_all(register, listed, hand.stamp, dry_run=hand.dry_run, tell=hand.tell)
        _remark(recorded)
        known |= {
            record.id: each.cluster.id for (record, _), each in zip(left, recorded, strict=True)
        }
    return known | {record.id: record.renews for record, _ in decisions if record.renews}


def failed(room: RoundRoom, decisions: Sequence[Decision], hand: Hand) -> None:
    """Record re-reviews that the round refused for good; raises Unusable or Unlawful."""
    _on_titles(
        room,
        decisions,
        hand,
        lambda record, act: Intended(ReviewFailed(**_words(room, record, act))),
    )


def _in_order(room: RoundRoom, hand: Hand) -> Room:
    """Open the register, and bring to its end what an earlier run has in hand there: it counts already."""
    register = register_of(room)
    if hand.dry_run or not (room.register / JOURNAL).exists():
        return register
    with locked(room.register, hand.tell):
        return register_of(room)


def _known(
    room: RoundRoom, register: Room, decisions: Sequence[Decision]
) -> Iterator[tuple[str, str]]:
    """Find the titles that an earlier run has given already."""
    causes = {cause(room, record): record.id for record, _ in decisions}
    for entry in register.entries() if causes else ():
        for each in entry.cluster.events:
            if isinstance(each, Recognised) and each.caused_by in causes:
                yield causes[each.caused_by], entry.cluster.id


def _on_titles(
    room: RoundRoom,
    decisions: Sequence[Decision],
    hand: Hand,
    make: Callable[[ApplicationRecord, RoundAct], Intended],
) -> None:
    """Record an act on the title that each application renews, all or none, each once."""
    if not decisions:
        return
    register = _in_order(room, hand)
    left = [each for each in decisions if not _stands(room, register, each, make)]
    if not left:
        return
    which = Which(tuple(record.renews or "" for record, _ in left))

    def made(_: Sequence[Entry]) -> list[Intended]:
        return [make(record, act) for record, act in left]

    _remark(record_all(register, which, made, hand.stamp, dry_run=hand.dry_run, tell=hand.tell))


def _remark(recorded: Sequence[Recorded]) -> None:
    """Have said what the register warns of, as that an act stands without its seal."""
    for problem in (one for each in recorded for one in each.warnings):
        deeds.remark(problem)


def _stands(
    room: RoundRoom,
    register: Room,
    decision: Decision,
    make: Callable[[ApplicationRecord, RoundAct], Intended],
) -> bool:
    record, act = decision
    kind = type(make(record, act).event)
    acts: Sequence[Act] = register.entry(record.renews or "").cluster.events
    of_round = (each for each in acts if type(each) is kind)
    return any(getattr(each, "caused_by", None) == cause(room, record) for each in of_round)


def _applied(room: RoundRoom, record: ApplicationRecord, act: RoundAct) -> Intended:
    return Intended(
        ReviewApplied(
            on=act.on,
            note=act.note,
            override=act.override,
            application_sha256=getattr(act, "application_sha256", None),
            caused_by=cause(room, record),
        )
    )


def _passed(room: RoundRoom, record: ApplicationRecord, act: RoundAct, hand: Hand) -> Intended:
    papers = _papers(room, record, hand)
    event = ReviewPassed(**_words(room, record, act), **papers.receipt)
    return Intended(event, tuple(papers.against(event, room.measure.review.article)))


def _recognition(
    room: RoundRoom, register: Room, record: ApplicationRecord, act: RoundAct, hand: Hand
) -> tuple[Facts, Intended]:
    papers = _papers(room, record, hand)
    event = Recognised(**_words(room, record, act), **papers.receipt)
    article = register.measure.validity.article
    facts = {
        "name": record.cluster,
        "county": record.county,
        "applicant": record.applicant,
        "dominant_industry": papers.form.stated("cluster.dominant_industry"),
    }
    place = placed(record, room.round.path_of(record.id))
    return facts, Intended(event, tuple(papers.against(event, article)), place=place)


def _papers(room: RoundRoom, record: ApplicationRecord, hand: Hand) -> Papers:
    return Papers(examined(room, record, hand.stamp.today))


def _words(room: RoundRoom, record: ApplicationRecord, act: RoundAct) -> dict[str, Any]:
    return {
        "on": act.on,
        "by": act.by,
        "document_number": act.document_number,
        "note": act.note,
        "override": act.override,
        "caused_by": cause(room, record),
    }


_KEPT_OTHERWISE = Fault(
    "another-measure",
    Message(
        "This register is kept under {register}, the round is held under {round}; nothing was recorded."
    ),
    Message("Name a register that is kept under the measure of the round: --register DIR."),
)
