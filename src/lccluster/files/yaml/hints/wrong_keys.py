"""Where a key belongs that stands in the wrong place of a form or of findings, or in the wrong file."""

from __future__ import annotations

from pydantic import BaseModel

from lccluster.errors import nearest
from lccluster.files.yaml.hints import shapes
from lccluster.form.application import Application
from lccluster.form.fields import Keys, keys
from lccluster.form.findings import Findings
from lccluster.language import Listing, Message

NAMED_ENTRIES = {
    Application: Message("Named entries belong here, such as “county: 莘县”."),
    Findings: Message("Named entries belong here, such as “condition: media”."),
}
SHAPES = {Application: shapes.FORM, Findings: shapes.FINDINGS}
_ALL = Message("“lccluster new” shows every field of the form.")
_OTHER_FILE = {
    Application: (
        Findings,
        Message("That is a key of findings; hand their file in with --findings."),
    ),
    Findings: (
        Application,
        Message("That is a field of the form; the application's file holds it."),
    ),
}


def hint_for(key: str, known: Keys, model: type[BaseModel]) -> Message:
    """Say what a key may be that nobody knows at its place: elsewhere, of another file, or misspelt."""
    return (
        _elsewhere(key, keys(model))
        or _of_another_file(key, model)
        or _misspelt(key, known, model)
        or (_ALL if model is Application else _known(known))
    )


def _elsewhere(key: str, root: Keys) -> Message | None:
    groups = [name for name, below in root.below.items() if below.find(key)]
    if groups:
        return Message("It belongs under {groups}.", groups=Listing(groups))
    if root.find(key):
        return Message("It belongs at the beginning of a line, under no heading.")
    return None


def _misspelt(key: str, known: Keys, model: type[BaseModel]) -> Message | None:
    """Name the nearest key; of findings, which have few, all of them."""
    near = nearest(key, known.by_spelling)
    if near is None:
        return None
    if model is Application:
        return Message("Is it {near}?", near=near)
    return Message("Is it {near}? Known here: {keys}.", near=near, keys=_names(known))


def _of_another_file(key: str, model: type[BaseModel]) -> Message | None:
    other, hint = _OTHER_FILE[model]
    root = keys(other)
    return hint if root.find(key) or any(each.find(key) for each in root.below.values()) else None


def _known(known: Keys) -> Message:
    return Message("Known here: {keys}.", keys=_names(known))


def _names(known: Keys) -> Listing:
    return Listing(dict.fromkeys(path[0] for path in known.by_spelling.values()))
