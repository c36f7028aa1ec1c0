"""Record a recognition: from an application that is eligible, or by hand for an old title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Unusable
from lccluster.language import Message
from lccluster.register.events import Recognised
from lccluster.usecases.recording.papers import Papers, examined
from lccluster.usecases.register_acts import Recorded, Stamp, Tell, recognise
from lccluster.usecases.register_room import Room


@dataclass(frozen=True)
class Paper:
    """The decision's day, document and remark, and the reason for which it was taken, if any."""

    on: date
    document_number: str | None = None
    note: str | None = None
    override: str | None = None


@dataclass(frozen=True)
class Named:
    """The cluster as the command names it; what it leaves out, the form says."""

    name: str | None = None
    county: str | None = None


def by_hand(
    room: Room, named: Named, paper: Paper, stamp: Stamp, *, dry_run: bool, tell: Tell
) -> Recorded:
    """Enter an old title."""
    event = _recognised(room, paper, rulebook=room.measure.id)
    facts = {"name": named.name, "county": named.county}
    return recognise(room, facts, event, stamp, dry_run=dry_run, tell=tell)


def from_application(
    room: Room,
    path: Path,
    findings: Sequence[Path],
    named: Named,
    paper: Paper,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Enter a cluster whose application is eligible, or was taken for a reason that is recorded."""
    (papers,) = examined(room, [path], findings, stamp.today, None)
    facts = _facts(papers, named)
    event = _recognised(room, paper, **papers.receipt)
    article = room.measure.validity.article
    named_otherwise = papers.of_another(event, [facts["name"]], facts["county"], article)
    against = [*papers.against(event, article), *named_otherwise]
    said = [replace(each, place=str(path)) for each in against]
    return recognise(room, facts, event, stamp, dry_run=dry_run, tell=tell, papers=said)


def _recognised(room: Room, paper: Paper, **receipt: Any) -> Recognised:
    return Recognised(
        on=paper.on,
        document_number=paper.document_number,
        note=paper.note,
        override=paper.override,
        by=room.offices.city.name.zh,
        **receipt,
    )


def _facts(papers: Papers, named: Named) -> dict[str, Any]:
    """Give what the register keeps of a cluster; raises Unusable where nothing names it."""
    form = papers.form
    name, county = named.name or form.cluster.name, named.county or papers.county
    if name is None or county is None:
        raise Unusable(
            Problem(
                code="blank-heading",
                file=papers.checked.file,
                message=Message("The form names no cluster or no county."),
                hint=Message("Have it completed first."),
            )
        )
    return {
        "name": name,
        "county": county,
        "applicant": form.applicant,
        "dominant_industry": form.cluster.dominant_industry,
    }
