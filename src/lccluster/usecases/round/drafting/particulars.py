"""What is put into the words of a draft: who, when, under which number, and remarks to whoever edits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.language import Message
from lccluster.render.office_words import NO_DAY, chinese_day
from lccluster.render.word.notice import blank_number, ended
from lccluster.round.acts import (
    NoticePosted,
    ObjectionReceived,
    Returned,
    RoundAct,
)
from lccluster.round.board import BoardRow
from lccluster.round.numbering import drawn
from lccluster.rulebook.letters import ByOccasion
from lccluster.usecases.round.drafting.asked import Drafting, acts_of

BLANK = "　　"


def put(about: Drafting, rows: Sequence[BoardRow], act: RoundAct | None) -> dict[str, str]:
    """Give what stands in the words of a draft, by the names that `round-drafts.yaml` puts in braces."""
    room, record = about.room, rows[0].record
    stages = (each for each in room.procedure.stages if about.kind.step in each.acts)
    article = next((each.article.chinese for each in stages), "")
    renewals = sum(1 for each in rows if each.record.renews)
    notice = act if isinstance(act, NoticePosted) else None
    returned = acts_of(rows[0], Returned)
    until = notice.until if notice else room.call.recommendations_until
    return {
        "authority": room.measure.authority.zh,
        "county": room.offices.own_name(record.county),
        "kind": room.measure.subject,
        "law": room.measure.cited,
        "article": article,
        "year": about.board.round,
        "call": f"《{room.call.title}》（{room.call.document_number}）",
        "day": chinese_day(act.on) if act else NO_DAY,
        "number": (act.document_number if act else None) or BLANK,
        "since": chinese_day(notice.since) if notice else NO_DAY,
        "until": chinese_day(until),
        "count": str(len(rows)),
        "new": str(len(rows) - renewals),
        "renewals": str(renewals),
        "counted": counted(about.words.counted, len(rows) - renewals, renewals),
        "cluster": record.cluster,
        "applicant": record.applicant or record.cluster,
        "id": drawn(record),
        "missing": ((returned[-1].note if returned else None) or BLANK).rstrip("。"),
        "objections": str(len(acts_of(rows[0], ObjectionReceived))),
    }


def counted(words: ByOccasion | None, new: int, renewals: int) -> str:
    """Count what there is, in the words of the draft: nobody announces none."""
    if words is None:
        return ""
    said = ((words.new, new), (words.renewals, renewals))
    return "、".join(text.format(new=new, renewals=renewals) for text, count in said if count)


def signed_by(about: Drafting, county: str) -> str | None:
    """Name the office that signs, if any does."""
    office = about.room.offices.county(county)
    full = office.in_full if office else county
    signed = {"city": about.room.measure.authority.zh, "county": full, None: None}
    return signed[about.words.signed]


def number_of(about: Drafting, act: RoundAct | None) -> str | None:
    """Give the number of the paper as it is recorded; where none is yet, the city's has a blank one."""
    if about.words.signed is None or about.kind.word in ("objection", "notice"):
        return None
    if act and act.document_number:
        return act.document_number
    return blank_number(about.room.measure) if about.words.signed == "city" else None


def remarks_on(about: Drafting, act: RoundAct | None) -> Iterator[str]:
    """Tell whoever edits the draft that the measure has ended, and why the round was opened all the same."""
    if remark := ended(about.room.measure, act.on if act else about.clocks.as_of):
        yield remark
    if about.board.override:
        yield str(
            Message(
                "Note on the draft: no measure was in force when this round was opened; reason: {reason}. (Take this line out.)",
                reason=about.board.override,
            )
        )
