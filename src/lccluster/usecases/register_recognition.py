"""Record a recognition: from an application that is eligible, or by hand for an old title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.recommendation import not_recommended
from lccluster.errors import Problem, Unusable
from lccluster.files.batches.paths import Meant
from lccluster.language import Message, sentences
from lccluster.register.events import Recognised
from lccluster.register.lawful import Refusal, Unlawful
from lccluster.usecases.check_applications import Checked, Checking, Failed
from lccluster.usecases.register_acts import Recorded, Stamp, Tell, recognise
from lccluster.usecases.register_room import Room
from lccluster.usecases.rulebooks import read_rulebooks
from lccluster.vocabulary import Verdict


@dataclass(frozen=True)
class Paper:
    """The decision's day, document and remark."""

    on: date
    document_number: str | None
    note: str | None


def by_hand(
    room: Room, name: str, county: str, paper: Paper, stamp: Stamp, *, dry_run: bool, tell: Tell
) -> Recorded:
    """Enter an old title."""
    event = Recognised(
        on=paper.on,
        document_number=paper.document_number,
        note=paper.note,
        by=room.offices.city.name.zh,
        rulebook=room.measure.id,
    )
    return recognise(
        room, {"name": name, "county": county}, event, stamp, dry_run=dry_run, tell=tell
    )


def from_application(
    room: Room,
    path: Path,
    findings: Sequence[Path],
    paper: Paper,
    stamp: Stamp,
    *,
    override: str | None,
    dry_run: bool,
    tell: Tell,
) -> Recorded:
    """Enter a cluster whose application is eligible, or was taken for a reason that is recorded."""
    checked = _checked(room, path, findings, stamp)
    made = checked.assessment
    form = made.application
    against = _against(made)
    event = Recognised(
        on=paper.on,
        document_number=paper.document_number,
        note=paper.note,
        by=room.offices.city.name.zh,
        rulebook=made.rulebook.id,
        application_sha256=checked.receipt["application_sha256"],
        findings_sha256=checked.receipt["findings_sha256"],
        override=override if against else None,
    )
    if against and not override:
        raise Unlawful(_refusal(event, against))
    office = made.rulebook.offices.county(form.county) if form.county else None
    if form.cluster.name is None or office is None:
        raise Unusable(
            Problem(
                code="blank-heading",
                file=str(path),
                message=Message("The form names no cluster or no county."),
                hint=Message("Have it completed first."),
            )
        )
    facts = {
        "name": form.cluster.name,
        "county": office.name.zh,
        "applicant": form.applicant,
        "dominant_industry": form.cluster.dominant_industry,
    }
    return recognise(room, facts, event, stamp, dry_run=dry_run, tell=tell)


def _against(made: Assessment) -> list[tuple[str, Message]]:
    """Name everything that stands against a recognition, each with its code (第四条, 第七条)."""
    found = [(each.code, each.message) for each in not_recommended(made.application, made.rulebook)]
    if made.verdict is Verdict.ELIGIBLE:
        return found
    verdict = Message(
        "The application is {verdict}; “lccluster check” says why.", verdict=made.verdict.words
    )
    return [("not-eligible", verdict), *found]


def _refusal(event: Recognised, against: Sequence[tuple[str, Message]]) -> Refusal:
    said = sentences(*(message for _, message in against))
    message = Message("{against} --override TEXT records the reason for taking it.", against=said)
    return Refusal(event, against[0][0], message)


def _checked(room: Room, path: Path, findings: Sequence[Path], stamp: Stamp) -> Checked:
    """Check an application; raises Unusable for it, and for findings that are on no cluster here."""
    books = read_rulebooks(room.library, None)
    checking = Checking(books, stamp.today, findings=findings, library=room.library)
    results = list(checking.results([Meant(path)]))
    failed = [problem for each in results if isinstance(each, Failed) for problem in each.problems]
    if failed:
        raise Unusable(failed)
    (checked,) = (each for each in results if isinstance(each, Checked))
    return checked
