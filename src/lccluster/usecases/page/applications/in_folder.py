"""Applications of the folder that the page serves: chosen by a word of ours, never by a path that somebody sends."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.glance import forms_here, top_keys
from lccluster.files.disk.within import matching
from lccluster.files.forms.batches.paths import SUFFIXES
from lccluster.files.forms.findings.names import ENDINGS
from lccluster.files.forms.findings.names import HEADS as FINDINGS
from lccluster.files.rules.library import Library
from lccluster.language import Message


def forms_of(folder: Path, library: Library, today: date) -> dict[str, Path]:
    """List the forms of a folder, each by its word; other papers of the office are none."""
    from lccluster.usecases.page.applications.no_forms import is_no_form

    found = (each for each in forms_here(folder) if not each.name.endswith(ENDINGS))
    others = _keys_of_others()
    return {
        _word(folder, each): each
        for each in found
        if not _is_other(each, others) and not is_no_form(each, library, today)
    }


def _keys_of_others() -> set[str]:
    """Name the keys by which calls, panels and lists are known, in either language."""
    from lccluster.register.promulgated import PromulgatedList
    from lccluster.round.call import Call
    from lccluster.round.reviewing.panel import Panel

    known = ((Call, "issued_on"), (Panel, "experts"), (PromulgatedList, "promulgated_on"))
    return {word for kind, key in known for word in (key, kind.IN_CHINESE[key])}


def _is_other(path: Path, others: set[str]) -> bool:
    """Tell a paper that is no form by its first lines: by a key of its own, or by a list of findings."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    keys = top_keys(path)
    listed = {key for key, below in keys if below.lstrip().startswith("- ")}
    return not others.isdisjoint(key for key, _ in keys) or not FINDINGS.isdisjoint(listed)


def names_here(folder: Path, library: Library, today: date) -> list[tuple[str, str]]:
    """List the forms of a folder: the word by which each is chosen, and its name."""
    forms = forms_of(folder, library, today)
    return [(word, each.relative_to(folder).as_posix()) for word, each in forms.items()]


def words_here(folder: Path, forms: Iterable[Path]) -> list[str]:
    """Give the words by which forms of a folder were chosen."""
    return [_word(folder, each) for each in forms]


def _word(folder: Path, form: Path) -> str:
    return hashlib.sha256(form.relative_to(folder).as_posix().encode()).hexdigest()[:16]


def chosen(folder: Path, library: Library, today: date, words: Iterable[str]) -> list[Path]:
    """Find forms by their words; raises Unusable where one is there no more."""
    known = forms_of(folder, library, today)
    wanted = list(words)
    if not all(each in known for each in wanted):
        raise Unusable(_GONE.at())
    return [known[each] for each in wanted]


def findings_beside(form: Path) -> list[Path]:
    """List what was found on a form and written beside it, the first file first."""
    start = glob.escape(form.stem)
    return [
        found
        for numbered in ("", ".[0-9]*")
        for each in ENDINGS
        for found in matching(form.parent, f"{start}{numbered}{each}")
    ]


_GONE = Fault(
    "no-such-file",
    Message("A form that was chosen is not in the folder any more."),
    Message("Choose again from the list."),
)
