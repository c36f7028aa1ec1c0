"""What comes in to a round from the page: applications, and the workbooks of the experts."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.choice import FormChoice
from lccluster.files.round.score_workbook import office_files
from lccluster.files.rules.forms import measured_forms
from lccluster.language import Message, Names
from lccluster.register.facts import Standing
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.round.acts import Filed, SheetReceived
from lccluster.round.given import is_before_experts
from lccluster.usecases.page.applications.handed_in import below, together
from lccluster.usecases.page.applications.materials import MATERIALS, lay_beside
from lccluster.usecases.page.asked import AskedField, Typed, gathered
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.errands import (
    Recorded,
    RoundErrand,
    common,
    sentences,
    words,
)
from lccluster.usecases.register.asking.lists import listed
from lccluster.usecases.round.recording.experts import panel_of, terms_of
from lccluster.usecases.round.recording.filing import Filing, file_application
from lccluster.usecases.round.recording.following import register_of
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.recording.sheets.coming_back import read_sheets

FORM, SHEETS = "form", "sheets"
DUE = (Standing.REVIEW_DUE, Standing.UNDER_REVIEW, Standing.EXPIRED)


def one_file(typed: Typed, field: AskedField) -> Any:
    """Give the only file of a field; raises Unusable for none or several."""
    found = typed.files(field.key)
    if len(found) == 1:
        return found[0]
    message = (
        Message("One file is taken at a time; here are {count}.", count=len(found))
        if found
        else Message("Choose a file.")
    )
    raise Unusable(Problem(code="no-one-file", field=field.option, message=message))


def _file(key: str, label: Message, option: str, help: Message | None = None) -> AskedField:
    return AskedField(key, label, option, help, shape="file")


_FORM = AskedField(
    FORM,
    Message("application"),
    "APPLICATION",
    Message("The form as it was received."),
    shape="form",
)
_MATERIALS = _file(
    MATERIALS, Message("materials"), "MATERIALS", Message("The files that the form names.")
)
_RENEWS = AskedField(
    "renews",
    Message("re-review of"),
    "--renews",
    Message("The title whose re-review it is for."),
    shape="choice",
)
_FILING = ("late", "on", "note", "override")


def _asks_papers(about: About) -> list[AskedField]:
    renews = replace(_RENEWS, choices=tuple(_to_renew(about)))
    return [_FORM, _MATERIALS, renews, *common(Filed, _FILING)]


def _to_renew(about: About) -> list[tuple[str, str]]:
    """Offer the titles whose re-review may be applied for now; none where no register follows the round."""
    try:
        room = register_of(about.room)
    except Unusable:
        return []
    on_call = room.measure.review.applied_for == "on-call"
    wanted = Wanted(standings=(*DUE, Standing.RECOGNISED) if on_call else DUE)
    found = listed(room, Clocks(about.today), wanted, ahead=False).found
    return [
        (each.cluster.id, f"{each.cluster.id} {each.title.name} ({each.standing.words})")
        for each in found
    ]


def _filed(about: About, typed: Typed, hand: Hand) -> Recorded:
    said, form = gathered(lambda: words(typed, hand, _FILING), lambda: one_file(typed, _FORM))
    if typed.place and form.is_relative_to(typed.place):  # one of the folder has its own beside it
        forms = measured_forms(about.room.library, str(about.room.rulebook))
        lay_beside(typed.place, [form], FormChoice(forms, about.today, library=about.room.library))
    return file_application(about.room, form, Filing(said, typed.said("renews")), hand)


_SHEETS = _file(SHEETS, Message("sheets"), "DIR", Message("The workbooks that came back."))
_READING = ("on", "note", "override")


def _read(about: About, typed: Typed, hand: Hand) -> Recorded:
    said = words(typed, hand, _READING)
    if not typed.place:
        raise Unusable(_NO_ONE_FILE.at(field=_SHEETS.option))
    folder = together(typed.place, SHEETS)
    if not any(office_files(folder)):  # the folder is ours, and no name to be told
        names = Names(each.name for each in below(typed.place, SHEETS))
        raise Unusable(_NO_WORKBOOK.at(field=_SHEETS.option, files=names))
    return read_sheets(about.room, folder, said, hand)


def _no_experts(about: About) -> list[object]:
    """Say why no sheet can come in: the call asks none, nobody was named, or nothing waits for experts."""
    try:
        terms_of(about.room), panel_of(about.room)
    except Unusable as unusable:
        return [each.message for each in unusable.problems]
    if any(map(is_before_experts, about.every)):
        return []
    return [Message("No application waits for experts.")]


FILING = RoundErrand(Filed, _asks_papers, _filed, lambda about: sentences(about.against_own(Filed)))
READING = RoundErrand(
    SheetReceived,
    lambda _: [_SHEETS, *common(SheetReceived, _READING)],
    _read,
    _no_experts,
)


_NO_WORKBOOK = Fault(
    "no-sheets",
    Message("None of these is a workbook: {files}."),
    Message("Choose the workbooks that experts sent back."),
)
_NO_ONE_FILE = Fault("no-one-file", Message("Choose a file."))
