"""核对: forms handed in, what they come to, and the documents made of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.usecases import typed_words
from lccluster.usecases.page.applications.checking import (
    FINDINGS,
    FORMS,
    CheckedBatch,
    check_files,
    handed_in,
)
from lccluster.usecases.page.applications.checking_with import LABELS, CheckingWith
from lccluster.usecases.page.applications.editing import YAML
from lccluster.usecases.page.applications.handed_in import Download, below
from lccluster.usecases.page.applications.in_folder import chosen, names_here
from lccluster.usecases.page.applications.materials import MATERIALS
from lccluster.usecases.page.asked import gathered
from lccluster.vocabulary import Occasion
from lccluster.web.acting.still_there import WORDS as STILL_THERE
from lccluster.web.acting.still_there import received, set_aside
from lccluster.web.addresses import VERIFYING
from lccluster.web.answering import UNUSABLE, answer, refused, told
from lccluster.web.asked import see, several, text
from lccluster.web.downloads import downloaded
from lccluster.web.rulebooks import books_to_choose, refuse_unknown
from lccluster.web.screens.applications.checked import add_checked
from lccluster.web.screens.applications.judging import add_judging
from lccluster.web.screens.applications.keeping import add_keeping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Check applications")
ON = "--on"
ADDRESS, BLANK = "/check", "/check/blank"
FILES = (FORMS, FINDINGS, MATERIALS)
WORDS = STILL_THERE | {
    "forms": Message("Filled forms: Word, Excel, or YAML; several at once"),
    "findings": Message("What officials found on them, where they did; YAML or the workbook"),
    "materials": Message("The materials that the forms name, where they lie as files"),
    "on": LABELS["--on"],
    "by_form": Message("Left empty: the day on which the form was filled in."),
    "rules": LABELS["--rules"],
    "by_day": Message("those in force on that day"),
    "for": Message("What the applications are for"),
    "blank": Message("Blank application form"),
    "verifying": Message("Work an earlier result out again"),
    "drop": Message("Drop files on the field, or choose them."),
    "check": Message("Check"),
    "edit": Message("edit"),
    "here": Message("Or forms of this folder"),
    "stays": Message("Nothing is recorded; the files are forgotten when the page is closed."),
    "alone": Message("What a form names as its materials and is not handed in counts as missing."),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the form, the result, and the documents."""
    _add_blank(app, office)  # before what any other word stands for

    @app.get("/check")
    def form() -> bytes:
        return _form(office)

    @app.post("/check")
    def check() -> Reply:
        place: Path | None = None
        try:
            place = office.drawer.put(received(office, ADDRESS, dict.fromkeys(FILES, "")))
            found = _checked(office, place)
        except Unusable as unusable:
            again = office.drawer.sayings.again(unusable)
            return refused(UNUSABLE, _form(office, place, again))
        return see(f"/check/{office.batches.put(found)}")

    add_checked(app, office)
    add_judging(app, office, office.batches)
    add_keeping(app, office, office.batches)


def _add_blank(app: Routes, office: Desk) -> None:
    @app.get(BLANK)
    def blank() -> Reply:
        from lccluster.usecases.form.filling import blank_form

        made = Download(f"{WORDS['blank']}.docx", lambda: blank_form(office.library, office.today))
        return downloaded(made)


def _form(office: Desk, place: Path | None = None, error: Unusable | None = None) -> bytes:
    occasions = [(each.value, each.words) for each in Occasion]
    here = names_here(*office.lying)
    editable = [] if office.read_only else [word for word, name in here if name.endswith(YAML)]
    about: dict[str, Any] = {"occasions": occasions, "here": here, "editable": editable}
    about["blank"], about["verifying"] = BLANK, VERIFYING
    about |= set_aside(office, ADDRESS, place, FILES)
    about["wrong"] = _wrong(error) if error else {}
    about["ticked"], about["chosen"] = several("here"), text("for")
    about["day"], about["rules"], about["books"] = (
        text("on"),
        text("rules"),
        books_to_choose(office),
    )
    return answer(office, "check.html", WORDS, title=HEAD, **about)


def _wrong(error: Unusable) -> dict[str, Sequence[str]]:
    """Give what is wrong with the day, and what with the files."""
    of_day = [each for each in error.problems if each.field == ON]
    others = [each for each in error.problems if each.field != ON]
    return {"on": told(replace(each, field=None) for each in of_day), FORMS: told(others)}


def _checked(office: Desk, place: Path) -> CheckedBatch:
    """Check what was handed in, and what was chosen of the folder; raises Unusable."""
    here, asked = gathered(lambda: _chosen_here(office, place), lambda: _asked(office))
    return check_files(handed_in(place, asked, here), asked)


def _chosen_here(office: Desk, place: Path) -> list[Path]:
    here = chosen(*office.lying, several("here"))
    if not here and not below(place, FORMS):
        raise Unusable(_NOTHING.at())
    return here


def _asked(office: Desk) -> CheckingWith:
    """Read what it is for, the day and the rules; raises Unusable."""
    refuse_unknown(office, text("rules"))
    occasion = Occasion.REVIEW if text("for") == Occasion.REVIEW.value else Occasion.RECOGNITION
    on, rules = typed_words.day(ON, text("on") or None), text("rules") or None
    return CheckingWith(office.library, office.today, office.fonts, on, occasion, rules)


_NOTHING = Fault(
    "nothing-handed-in",
    Message("No file was chosen."),
    Message("Drop the filled form on the field, or choose it."),
)
