"""Where a key belongs that stands in the wrong place of a form or of findings, or in the wrong file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from lccluster.errors import Fault, offered
from lccluster.files.yaml.hints import shapes
from lccluster.form.form import Form
from lccluster.form.keys import Keys, keys_in, keys_of
from lccluster.language import Listing, Message

FEW = 3  # keys; fewer may be misspelt, all of them


class ExpectedKeys(Struct, frozen=True):
    """What belongs into a file: its keys, and how a file that lacks them is spoken of.

    `yeared` is the group whose heading may carry the year: 2024年经济效益. `others` are the keys of
    files that are taken for this one.
    """

    keys: Keys
    named_entries: Message
    shape: Message
    no_such_file: Message
    of_another_file: Message
    others: Callable[[], Sequence[Keys]]
    every: Message | None = None
    yeared: tuple[str, ...] = ()


def of_form(form: Form) -> ExpectedKeys:
    """Say what an application consists of."""
    year = form.year_of_results
    return ExpectedKeys(
        keys_of(form),
        Message("Named entries belong here, such as “county: 莘县”."),
        shapes.FORM,
        Message("This is no application: hardly a key of it is a field of the form."),
        Message("That is a key of findings; hand their file in with --findings."),
        lambda: [_of_findings()],
        Message("“lccluster new” shows every field of the form."),
        (year.partition(".")[0],) if year else (),
    )


def of_findings() -> ExpectedKeys:
    """Say what findings consist of."""
    return ExpectedKeys(
        _of_findings(),
        Message("Named entries belong here, such as “condition: media”."),
        shapes.FINDINGS,
        Message("This is no file of findings: hardly a key of it belongs there."),
        Message("That is a field of the form; the application's file holds it."),
        _of_forms,
    )


def _of_findings() -> Keys:
    from lccluster.form.findings import Findings

    return keys_in(Findings)


def _of_forms() -> list[Keys]:
    from lccluster.files.rules.forms import forms_at_hand

    return [keys_of(form) for form in forms_at_hand()]


def of_another_kind(data: object, expected: ExpectedKeys) -> Fault | None:
    """Say once that a file is another one than is asked for, where next to none of its keys is known."""
    keys = [str(each) for each in data] if isinstance(data, dict) else []
    if not _lists_findings(data, expected) and (len(keys) < FEW or _half_known(keys, expected)):
        return None
    others = (_of_another_file(each, expected) for each in keys)
    hint = next((each for each in others if each), expected.shape)
    return Fault("another-kind", expected.no_such_file, hint)


def _half_known(keys: Sequence[str], expected: ExpectedKeys) -> bool:
    if expected.keys.names.issuperset(keys):  # as in most files
        return True
    return sum(_is_known(each, expected.keys) for each in keys) * 2 >= len(keys)


def _lists_findings(data: object, expected: ExpectedKeys) -> bool:
    """Tell findings where a form is meant, which may have a cell of that name, and no list of such rows in it."""
    said = data.items() if isinstance(data, dict) and expected.every else ()
    return any(
        isinstance(value, list)
        and not _are_rows(key, value, expected.keys)
        and _of_findings().find(key) == ("findings",)
        for key, value in said
    )


def _are_rows(key: str, rows: list[object], root: Keys) -> bool:
    """Tell the rows of a list of the form; asked before anything of findings is loaded."""
    below = root.below.get((root.find(key) or ("",))[0])
    first = rows[0] if rows else None
    return below is not None and isinstance(first, dict) and all(map(below.knows, first))


def _is_known(key: str, root: Keys) -> bool:
    return bool(root.find(key)) or any(each.knows(key) for each in root.below.values())


def hint_for(key: str, known: Keys, expected: ExpectedKeys) -> Message:
    """Say what a key may be that nobody knows at its place: elsewhere, of another file, or misspelt."""
    return (
        _elsewhere(key, expected.keys)
        or _of_another_file(key, expected)
        or _misspelt(key, known, expected)
        or expected.every
        or _known(known)
    )


def _elsewhere(key: str, root: Keys) -> Message | None:
    groups = [root.written(name) for name, below in root.below.items() if below.knows(key)]
    if groups:
        return Message("It belongs under {groups}.", groups=Listing(groups))
    if root.find(key):
        return Message("It belongs at the beginning of a line, under no heading.")
    return None


def _misspelt(key: str, known: Keys, expected: ExpectedKeys) -> Message | None:
    """Name the nearest key; of findings, which have few, all of them."""
    near = offered(key, known.offered())
    if near is None:
        return None
    if expected.every:
        return Message("Is it {near}?", near=near)
    return Message("Is it {near}? Known here: {keys}.", near=near, keys=_names(known))


def _of_another_file(key: str, expected: ExpectedKeys) -> Message | None:
    for root in expected.others():
        if root.find(key) or any(each.knows(key) for each in root.below.values()):
            return expected.of_another_file
    return None


def _known(known: Keys) -> Message:
    return Message("Known here: {keys}.", keys=_names(known))


def _names(known: Keys) -> Listing:
    return Listing(dict.fromkeys(known.written(path[0]) for path in known.by_spelling.values()))
