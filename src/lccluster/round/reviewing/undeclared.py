"""Ties that nobody declared, as far as names can tell, and declared ones that lead to nobody here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.language import Message
from lccluster.round.acts import Recused, SheetReceived
from lccluster.round.numbering import drawn
from lccluster.round.records import ApplicationRecord, without_void
from lccluster.round.reviewing.panel import Expert, Panel, folded, tie_of
from lccluster.rulebook.offices import Offices


class TieDoubt(Struct, frozen=True):
    """What somebody should ask an expert before sheets go out."""

    expert: str
    code: str
    message: Message


FoundBy = Mapping[str, Collection[str]]  # by the application's id, the officials who found on it


def tie_doubts(
    panel: Panel, records: Sequence[ApplicationRecord], offices: Offices, found_by: FoundBy
) -> Iterator[TieDoubt]:
    """List what the names of a panel and of the applications leave open; names prove nothing."""
    for expert in panel.experts:
        yield from _to_nobody(expert, records, offices)
        for record in records:
            yield from _by_names(expert, record, panel, offices, found_by.get(record.id, ()))


def _namesake_of_an_official(expert: Expert, record: ApplicationRecord) -> TieDoubt:
    message = Message(
        "{expert} of {unit} bears the name of an official whose findings lie with {application}.",
        expert=expert.name,
        unit=expert.unit,
        application=drawn(record),
    )
    return TieDoubt(expert.id, "undeclared-tie", message)


def _to_nobody(
    expert: Expert, records: Sequence[ApplicationRecord], offices: Offices
) -> Iterator[TieDoubt]:
    for tie in expert.ties:
        alone = Expert(expert.id, expert.name, "", ties=(tie,))
        known = offices.county(tie.to) or any(tie_of(alone, each, offices) for each in records)
        if not known:
            message = Message(
                "{expert} is tied to “{to}”, and no applicant, cluster or county here is called so.",
                expert=expert.name,
                to=tie.to,
            )
            yield TieDoubt(expert.id, "tied-to-nobody", message)


def _by_names(
    expert: Expert,
    record: ApplicationRecord,
    panel: Panel,
    offices: Offices,
    found_by: Collection[str],
) -> Iterator[TieDoubt]:
    if tie_of(expert, record, offices):
        yield from _tied_since(expert, record)
        return
    if expert.id in _recused(record):
        return
    if folded(expert.name) in map(folded, found_by):
        yield _namesake_of_an_official(expert, record)
    if near := _near(expert.unit, record, offices):
        message = Message(
            "{expert} of {unit} declared no tie to {application}, of {near}.",
            expert=expert.name,
            unit=expert.unit,
            application=drawn(record),
            near=near,
        )
        yield TieDoubt(expert.id, "undeclared-tie", message)
    if any(tie_of(each, record, offices) for each in panel.namesakes(expert)):
        message = Message(
            "{expert} of {unit} bears the name of one who is tied to {application}.",
            expert=expert.name,
            unit=expert.unit,
            application=drawn(record),
        )
        yield TieDoubt(expert.id, "undeclared-tie", message)


def _recused(record: ApplicationRecord) -> set[str]:
    return {each.expert for each in without_void(record.events) if isinstance(each, Recused)}


def _tied_since(expert: Expert, record: ApplicationRecord) -> Iterator[TieDoubt]:
    scored = {each.expert for each in record.events if isinstance(each, SheetReceived)}
    if expert.id in scored - _recused(record):
        message = Message(
            "{expert}, who scored {application}, is tied to it by now; the sheet counts until he is recused.",
            expert=expert.name,
            application=drawn(record),
        )
        yield TieDoubt(expert.id, "tied-since", message)


def _near(unit: str, record: ApplicationRecord, offices: Offices) -> str | None:
    """Name the county or the applicant whose name stands in a unit's, or the other way round."""
    written, county = folded(unit), offices.county(record.county)
    spelt = [record.county, *(county.spellings if county else ())]
    if any(folded(each) in written for each in spelt if len(each) > 1):
        return record.county
    near = record.applicant and folded(record.applicant)
    return record.applicant if near and (near in written or written in near) else None
