"""Record recognitions: from applications that are eligible, or by hand for an old title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.language import Message
from lccluster.register.acts import Recognised
from lccluster.usecases.register.acts import Recorded, Stamp, Tell
from lccluster.usecases.register.recognising import Agree, Facts, recognise, recognise_all, unlooked
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.recording.papers import BLANK_HEADING, Papers, examined
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Occasion


class DecisionPaper(Struct, frozen=True):
    """The decision's day, document and remark, and the reason for which it was taken, if any.

    A recognition that somebody was shown keeps the id that was `shown`.
    """

    on: date
    document_number: str | None = None
    note: str | None = None
    override: str | None = None
    shown: str | None = None


class Named(Struct, frozen=True):
    """The cluster as it is named beside the form; what is left out, the form says."""

    name: str | None = None
    county: str | None = None


def by_hand(
    room: Room,
    named: Named,
    paper: DecisionPaper,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
    agree: Agree = unlooked,
) -> Recorded:
    """Enter an old title; raises Unusable, also where name or county is not said, or Unlawful."""
    if not named.name or not named.county:
        raise Unusable(_NOTHING_TO_RECOGNISE.at())
    event = _recognised(room, paper, rulebook=room.measure.id)
    facts = {"name": named.name, "county": named.county}
    return recognise(room, facts, event, stamp, dry_run=dry_run, tell=tell, agree=agree)


def from_applications(
    room: Room,
    forms: Sequence[Path],
    findings: Sequence[Path],
    named: Named,
    paper: DecisionPaper,
    stamp: Stamp,
    *,
    dry_run: bool,
    tell: Tell,
    agree: Agree = unlooked,
) -> list[Recorded]:
    """Enter the clusters of applications, files or folders of them, at one stroke or none.

    Each is eligible, or taken for a reason that is recorded. Raises Unusable, or Unlawful with
    what stands against any of them, and then nothing has changed.
    """
    papers = examined(room, Occasion.RECOGNITION, forms, findings, stamp.today, None)
    if named != Named() and len(papers) > 1:
        raise Unusable(_ONE_NAME_FOR_SEVERAL.at())
    listed = [_entering(room, each, named, paper) for each in papers]
    if twice := list(_twice(listed)):
        raise Unusable(twice)
    return recognise_all(room, listed, stamp, dry_run=dry_run, tell=tell, agree=agree)


def _entering(
    room: Room, papers: Papers, named: Named, paper: DecisionPaper
) -> tuple[Facts, Intended]:
    facts = _facts(papers, named)
    event = _recognised(room, paper, **papers.receipt)
    article = room.measure.validity.article
    against = (
        *papers.against(event, article),
        *papers.of_another(event, [facts["name"]], facts["county"], article),
    )
    return facts, Intended(event, against, place=papers.checked.file)


def _twice(listed: Sequence[tuple[Facts, Intended]]) -> Iterator[Problem]:
    """Refuse a second application of one cluster: which of them counts is for people to say."""
    first: dict[str | None, str | None] = {}
    for facts, meant in listed:
        name = facts["name"]
        if name in first:
            yield Problem(
                code="named-twice",
                file=meant.place,
                message=Message(
                    "“{name}” is the cluster of {file} as well.", name=name, file=first[name]
                ),
                hint=Message("Keep the application that counts."),
            )
        first.setdefault(name, meant.place)


def _recognised(room: Room, paper: DecisionPaper, **receipt: Any) -> Recognised:
    return Recognised(
        id=paper.shown,
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
    name, county = named.name or form.cluster_name, named.county or papers.county
    if name is None or county is None:
        raise Unusable(BLANK_HEADING.at(papers.checked.file))
    return {
        "name": name,
        "county": county,
        "applicant": form.applicant,
        "dominant_industry": form.stated("cluster.dominant_industry"),
    }


_NOTHING_TO_RECOGNISE = Fault(
    "nothing-to-recognise",
    Message("An application is missing, or --name and --county for an old title."),
    Message("“{command}” shows what can be typed.", command="lccluster register recognise --help"),
)
_ONE_NAME_FOR_SEVERAL = Fault(
    "name-for-several",
    Message("--name and --county are of one cluster, and several applications are here."),
    Message("Leave them out: each form names its own cluster and county."),
)
