"""Lay out the office: its papers, a register of some years, a round under way; all of it or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.documents.places import refuse_kept
from lccluster.files.disk.new_folder import copy_into, new_folder
from lccluster.files.disk.places.shipped import shipped
from lccluster.files.disk.refusals import refuse_odd, stands_already
from lccluster.files.forms.choice import FormChoice
from lccluster.files.round.call_and_panel import read_call
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.language import Message
from lccluster.usecases.demo.papers import speak_papers
from lccluster.usecases.demo.titles import keep_titles
from lccluster.usecases.demo.year import CALL, YEAR, hold_round
from lccluster.usecases.form.filling import fill_form
from lccluster.usecases.rules.rulebooks import read_sound_rulebook

ON_PAPER = "申报/东阿县钢球.yaml"


def lay_out(folder: Path, library: Library) -> None:
    """Lay the office out in a new or an empty folder; raises Unusable, and then nothing was written."""
    _refuse_in_use(folder)
    with new_folder(folder) as made:
        copy_into(made, shipped("examples") / "office")
        rules = _rules_of(made / CALL, library)
        speak_papers(made, read_sound_rulebook(library.folder(rules)))
        _onto_paper(made / ON_PAPER, FormChoice(measured_forms(library, rules), date.min))
        keep_titles(made, made / "register", rules, library)
        hold_round(made, made / "rounds" / YEAR, made / "register", library)


def _rules_of(call: Path, library: Library) -> str:
    """Name the rulebook of the year's call: register and forms are held under it, too."""
    offices = read_offices(library.folder(library.latest_measure().id))
    return read_call(call, offices).rulebook


def _onto_paper(application: Path, choice: FormChoice) -> None:
    """Leave one application as counties send it: a form of Word, and no YAML."""
    fill_form(application, application.with_suffix(".docx"), choice, overwrite=False)
    application.unlink()


def _refuse_in_use(folder: Path) -> None:
    refuse_kept(folder)
    if folder.is_dir() and not folder.is_symlink():
        if any(folder.iterdir()):
            raise Unusable(_IN_USE.at(folder))
        return
    refuse_odd(folder)
    if folder.exists():
        raise Unusable(stands_already(folder, Message("Name another one.")))


_IN_USE = Fault(
    "folder-in-use",
    Message("The folder is not empty; nothing was changed."),
    Message("Name an empty or a new folder."),
)
