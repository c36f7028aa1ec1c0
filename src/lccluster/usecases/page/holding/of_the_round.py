"""The acts that are recorded for several applications at once, or on the round itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.forms.choice import FormChoice
from lccluster.files.round.layout import PANEL as PANEL_FILE
from lccluster.files.rules.forms import measured_forms
from lccluster.language import Message
from lccluster.register.acts import Refusal
from lccluster.register.facts import Standing
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.round.acts import (
    Closed,
    Filed,
    NoticePosted,
    PanelNamed,
    Promulgated,
    Proposed,
    RoundAct,
    SheetReceived,
)
from lccluster.round.acts.recommending import REASON
from lccluster.round.given import is_before_experts, is_listed, is_to_be_shown
from lccluster.usecases import typed_words
from lccluster.usecases.page.applications.handed_in import together
from lccluster.usecases.page.applications.materials import MATERIALS, lay_beside
from lccluster.usecases.page.asked import AskedField, Typed, day, gathered
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.drawn import Paper, paper_of
from lccluster.usecases.page.holding.errands import (
    Asks,
    Recorded,
    Recording,
    RoundErrand,
    common,
    sentences,
    words,
)
from lccluster.usecases.page.holding.reviewers import drawn_panel, panel_cells
from lccluster.usecases.register.asking.lists import listed
from lccluster.usecases.round.recording.ending import close, promulgate
from lccluster.usecases.round.recording.experts import name_panel, panel_of, terms_of
from lccluster.usecases.round.recording.filing import Filing, file_application
from lccluster.usecases.round.recording.following import register_of
from lccluster.usecases.round.recording.listing import post_notice, propose
from lccluster.usecases.round.recording.record import Hand
from lccluster.usecases.round.recording.sheets_back import read_sheets

FORM, PANEL, SHEETS = "form", "panel", "sheets"
PICK = "pick-"
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


_PANEL = _file(PANEL, Message("the panel"), "FILE", Message("Those who review, with their ties."))


def _asks_whose_names(about: About) -> list[AskedField]:
    return [_PANEL, *panel_cells(about.room).fields(), *common(PanelNamed, ("on", "note"))]


def _panel_of(about: About) -> Paper:
    return Paper(_PANEL, PANEL_FILE, partial(drawn_panel, panel_cells(about.room)))


def _named(about: About, typed: Typed, hand: Hand) -> Recorded:
    said = words(typed, hand, ("on", "note"))
    with paper_of(typed, _PANEL) as file:
        return name_panel(about.room, file, said, hand)


_SHEETS = _file(SHEETS, Message("sheets"), "DIR", Message("The workbooks that came back."))
_READING = ("on", "note", "override")


def _read(about: About, typed: Typed, hand: Hand) -> Recorded:
    said = words(typed, hand, _READING)
    if not typed.place:
        raise Unusable(
            Problem(code="no-one-file", field=_SHEETS.option, message=Message("Choose a file."))
        )
    return read_sheets(about.room, together(typed.place, SHEETS), said, hand)


def _no_experts(about: About) -> list[object]:
    """Say why no sheet can come in: the call asks none, nobody was named, or nothing waits for experts."""
    try:
        terms_of(about.room), panel_of(about.room)
    except Unusable as unusable:
        return [each.message for each in unusable.problems]
    if any(map(is_before_experts, about.every)):
        return []
    return [Message("No application waits for experts.")]


_PROPOSING = ("on", "note", "override")


def pick(application: str) -> str:
    """Name the field that picks an application."""
    return f"{PICK}{application}"


def _picks(about: About) -> list[AskedField]:
    """Offer each application that may come onto the list."""
    return [
        AskedField(
            pick(each.record.id),
            Message("{id} {cluster}", id=each.record.id, cluster=each.record.cluster),
            f"APP {each.record.id}",
            shape="tick",
        )
        for each in about.open_for(Proposed)
    ]


def _asks_whom(about: About) -> list[AskedField]:
    why = Message("Why the order of scores is left.")
    reason = AskedField(REASON.key, REASON.label, "--reason", why)
    return [*_picks(about), reason, *common(Proposed, _PROPOSING)]


def _proposed(about: About, typed: Typed, hand: Hand) -> Recorded:
    picked = [each.key.removeprefix(PICK) for each in _picks(about) if typed.said(each.key)]
    said = words(typed, hand, _PROPOSING)
    return propose(about.room, picked, typed.said("reason"), said, hand)


_SINCE = day("from", Message("notice from"), Message("The first day of the notice."))
_UNTIL = day(
    "until",
    Message("notice until"),
    Message("Its last day, counted by hand; else as the call says."),
)
_SHOWING = ("on", "document_number", "note")


def _posted(about: About, typed: Typed, hand: Hand) -> Recorded:
    said, since, until = gathered(
        lambda: words(typed, hand, _SHOWING),
        lambda: typed_words.day(
            "--from", typed_words.needed("--from", typed.said(_SINCE.key) or "")
        ),
        lambda: typed_words.day("--until", typed.said(_UNTIL.key)),
    )
    said["on"] = said["on"] if typed.said("on") else since
    return post_notice(about.room, since, until, said, hand)


def _nothing_to_show(about: About) -> list[object]:
    own = sentences(about.against_own(NoticePosted))
    if own or any(map(is_to_be_shown, about.every)):
        return [*own]
    return [Message("Nothing is proposed that no notice has shown yet.")]


_ENDING = ("document_number", "on", "note", "override")


def _promulgated(about: About, typed: Typed, hand: Hand) -> Recorded:
    return promulgate(about.room, words(typed, hand, _ENDING), hand)


def _not_yet(about: About) -> list[object]:
    listed = [each for each in about.every if is_listed(each)]
    if not listed:
        return [Message("Nothing is on the list that could be promulgated.")]
    found: list[Refusal] = []
    for each in listed:
        found += about.against(Promulgated, each)
    return [*sentences(found)]


def _closed(about: About, typed: Typed, hand: Hand) -> Recorded:
    return close(about.room, words(typed, hand, ("on", "note")), hand)


def _still_open(about: About) -> list[object]:
    states = ((each.record.id, each.life.state) for each in about.every)
    still = [key for key, state in states if state and not state.at_an_end]
    return [
        *sentences(about.against_own(Closed)),
        *(
            Message("The application {id} is not at its end; the round stays open.", id=each)
            for each in still
        ),
    ]


def _asking(kind: type[RoundAct], own: Sequence[AskedField], keys: Sequence[str]) -> Asks:
    return lambda _: [*own, *common(kind, keys)]


def _nobody_to_propose(about: About) -> list[object]:
    if about.open_for(Proposed):
        return []
    return [Message("No application stands so that this could be recorded.")]


def _own(kind: type[RoundAct], asks: Asks, recorded: Recording) -> RoundErrand:
    """Make the errand of an act on the round itself, against which the law of its kind may stand."""
    return RoundErrand(kind, asks, recorded, lambda about: sentences(about.against_own(kind)))


ON_ROUND: Mapping[str, RoundErrand] = {
    each.word: each
    for each in (
        _own(Filed, _asks_papers, _filed),
        RoundErrand(
            PanelNamed,
            _asks_whose_names,
            _named,
            lambda about: sentences(about.against_own(PanelNamed)),
            _panel_of,
            lambda about: panel_cells(about.room).begun(),
        ),
        RoundErrand(
            SheetReceived, _asking(SheetReceived, (_SHEETS,), _READING), _read, _no_experts
        ),
        RoundErrand(Proposed, _asks_whom, _proposed, _nobody_to_propose),
        RoundErrand(
            NoticePosted,
            _asking(NoticePosted, (_SINCE, _UNTIL), _SHOWING),
            _posted,
            _nothing_to_show,
        ),
        RoundErrand(Promulgated, _asking(Promulgated, (), _ENDING), _promulgated, _not_yet),
        RoundErrand(Closed, _asking(Closed, (), ("on", "note")), _closed, _still_open),
    )
}
