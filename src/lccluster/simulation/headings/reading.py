"""What a heading means that somebody wrote, with its year and its unit, and what is wrong with it."""

from __future__ import annotations

import re

from lccluster.errors import Fault, Problem, offered
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.language import Listing, Message, Names, every_wording, offers, spelt
from lccluster.quantities import QuantityError, read_quantity
from lccluster.simulation.headings.needed import TABLES_OWN, units
from lccluster.simulation.headings.spellings import (
    Answers,
    fields_by_spelling,
    figures_by_spelling,
    folded,
    single_spellings,
)

_UNIT = re.compile(r"(?P<label>.+?)[(（](?P<unit>[^()（）]+)[)）]")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def resolved(written: str, answers: Answers, form: Form) -> tuple[str | None, Problem | None]:
    """Find the key of a heading, and what is wrong with it; neither for one that is unknown.

    A condition may be called what a field is called: the field comes first.
    """
    if written in answers.keys:
        return written, None
    if (yearly := _of_a_year(written, form)) is not None:
        return yearly, None
    if (found := fields_by_spelling(form).get(folded(written))) is not None:
        return (found, None) if found else (None, _ambiguous(written, form))
    if (parted := _UNIT.fullmatch(written)) and (
        found := fields_by_spelling(form).get(folded(parted["label"]))
    ):
        return found, _wrong_unit(parted["unit"], found, form)
    return answers.find(written), None


def _of_a_year(written: str, form: Form) -> str | None:
    """Read `yearly.output_value_yi.2024` and `2024年产值`."""
    match = _YEAR.search(written)
    if match is None:
        return None
    year = match[0]
    path = figures_by_spelling(form).get(folded(written.replace(f"{year}年", "").replace(year, "")))
    return path and f"{path}.{year}"


def _wrong_unit(written: str, key: str, form: Form) -> Problem | None:
    """Take the form's own unit in a heading; any other changes every figure below it."""
    unit = units(form)[key]
    if unit and written in every_wording(unit.words):
        return None
    try:
        if unit and read_quantity(f"1{written}", unit) == 1:
            return None
    except QuantityError:
        pass
    message = Message("The heading gives the unit {written}.", written=written)
    hint = (
        Message("Convert the column to {unit}, the unit of the form.", unit=unit.words)
        if unit
        else Message("This column takes no unit.")
    )
    return Problem(code="other-unit", message=message, hint=hint)


def _ambiguous(written: str, form: Form) -> Problem:
    meant = folded(written)
    paths = dict.fromkeys(
        path for path, spelling in single_spellings(form) if folded(spelling) == meant
    )
    return Problem(
        code="ambiguous-column",
        message=Message("“{column}” may mean several fields of the form.", column=written),
        hint=Message(
            "Write the whole name: {names}.",
            names=Names(_typed(each, form) for each in list(paths)[:6]),
        ),
    )


def unknown(written: str, answers: Answers, form: Form, surplus: Message) -> Problem:
    """Say that a heading is unknown, and what is written like it."""
    if path := figures_by_spelling(form).get(folded(written)):
        return _WITHOUT_A_YEAR.at(key=written, example=of_a_year(path, form))
    below = [_typed(each, form) for each in form.by_path if each.startswith(f"{written}.")]
    near = Listing(below) if below else offered(written, _offered(answers, form))
    return Problem(
        code="unknown-column",
        message=Message("“{column}” is no field of the form and no condition.", column=written),
        hint=Message("Is it {near}? {otherwise}", near=near, otherwise=surplus)
        if near
        else surplus,
    )


def _offered(answers: Answers, form: Form) -> dict[str, str | Message]:
    """Map everything that may head a column to how it is offered in the language spoken."""
    found = {
        **answers.offered(),
        **{each: each for each in fields_by_spelling(form) if not each.isascii()},
    }
    for path in form.by_path:
        found |= offers(_typed(path, form), (path, folded(path)))
    for path, english in ((each.path, each.label.en) for each in form.cells):
        if fields_by_spelling(form).get(folded(english)) == path:
            name = spelt(english, _typed(path, form))
            found[folded(english)] = offers(name, (english,))[english]
    return found


def _typed(path: str, form: Form) -> str:
    """Give the heading of a field as it is typed in the language spoken."""
    way = ".".join(map(str, keys_of(form).path(*path.split("."))))
    said = spelt(form.by_path[path].label.en if path in form.by_path else way, way)
    return (
        said
        if path.startswith(TABLES_OWN) or fields_by_spelling(form).get(folded(said)) == path
        else path
    )


def of_a_year(path: str, form: Form) -> str:
    """Head the column of one year of a figure that a form states for each, as an example."""
    label = form.cell_by_path[path].label
    return spelt(f"2024 {label.en.partition(' (')[0]}", f"2024年{label.zh}")


FOR_EACH_YEAR = Message(
    "Head a column for each year as “{example}”; leave its cells empty where nothing is known."
)
_WITHOUT_A_YEAR = Fault(
    "unknown-column", Message("“{key}” does not say of which year it is."), FOR_EACH_YEAR
)
