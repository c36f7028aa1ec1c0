"""The form of a deed, drawn with what was typed, what is wrong with it, and what came with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.page import told_by_disk
from lccluster.usecases.page.against import against, left_out, would_do
from lccluster.usecases.page.applications.in_folder import names_here, words_here
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.commands import as_on_page
from lccluster.web.acting.reading import keeping, line_read, reading
from lccluster.web.acting.still_there import WORDS as STILL_THERE
from lccluster.web.acting.still_there import set_aside
from lccluster.web.answering import answer, first_of

if TYPE_CHECKING:
    from lccluster.web.acting.deeds import Deed

WORDS = STILL_THERE | {
    "preview": Message("Show what would be recorded"),
    "nothing_yet": Message("Nothing is recorded yet; the next screen shows first what would be."),
    "choose": Message("choose one"),
    "here": Message("or a form of this folder"),
    "figures": Message("Type the figures of the form"),
    "changed": Message("The register was changed meanwhile; nothing was recorded. What changed:"),
    "went": Message("went"),
    "came": Message("came"),
    "still_there": Message("What was typed is still there."),
    "would": Message("What would be recorded"),
    "as_kept": Message("What the file keeps beside it"),
    "file": Message("To this file"),
    "although": Message("Recorded for the reason given, although"),
    "warnings": Message("Worth a look"),
    "record": Message("Record it"),
    "change": Message("Change what was typed"),
    "recorded": Message("What was recorded"),
    "follows": Message("What usually follows"),
}
FORM = "form"
FILES = ("file", FORM)
Changes = Sequence[tuple[str, str]]  # sign and line


def form_page(
    deed: Deed,
    typed: Typed,
    error: Unusable | Refused | None = None,
    changed: Changes | None = None,
    standing: Sequence[Message] = (),
    besides: Unusable | Refused | None = None,
) -> bytes:
    """Draw the form with what was typed, what stands against it, and what was written before that was found.

    `besides` is what stood against it without what is wrong in its fields.
    """
    told_by_disk.told_elsewhere(getattr(error, "problems", ()))
    fields = deed.fields()
    known = {each.option: each for each in fields}
    wrong: dict[str, list[str]] = {}
    for option, sentence in (*_against(deed, error, known), *left_out(besides, known)):
        wrong.setdefault(option, []).append(sentence)
    if standing:
        wrong.setdefault("", []).extend(map(str, standing))
    about: dict[str, Any] = {
        "fields": fields,
        "typed": typed.texts,
        "wrong": {option: first_of(said) for option, said in wrong.items()},
        "would_do": would_do(error),
        "changed": changed and [(sign, line_read(deed.office, line)) for sign, line in changed],
    }
    about["filled"] = [key for key, said in typed.texts.items() if said]
    about["here"] = names_here(*deed.office.lying) if any(map(is_form, fields)) else ()
    about["ticked"] = {
        key: words_here(deed.office.folder, each) for key, each in typed.here.items()
    }
    files = [each.key for each in fields if each.shape in FILES]
    about |= set_aside(deed.office, deed.address, typed.place, files)
    return deed_page(deed, "act.html", beside=deed.beside, **about)


def is_form(field: AskedField) -> bool:
    """Tell whether a form of the folder may be chosen in it."""
    return field.shape == FORM


def _against(
    deed: Deed, error: Unusable | Refused | None, known: Mapping[str, AskedField]
) -> Sequence[tuple[str, str]]:
    return against(error, deed.office.drawer.sayings, known) if error else ()


def deed_page(deed: Deed, template: str, **facts: Any) -> bytes:
    """Draw a screen of a deed, in its own words."""
    about: dict[str, Any] = {"back": deed.back, "does": deed.does, "address": deed.address}
    about["plain"] = lambda line: as_on_page(deed.office.drawer.sayings.of(line))
    about["first_of"] = first_of
    about["reading"], about["keeping"] = partial(reading, deed.office), keeping
    return answer(
        deed.office, template, {**WORDS, **deed.words}, title=deed.title, **about, **facts
    )
