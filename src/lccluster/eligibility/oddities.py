"""What is worth a word on a form and blocks nothing: blank headings, old names, claims unproven."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lccluster.errors import Problem, Severity
from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.quantities import names_nothing
from lccluster.quantities.texts import shown
from lccluster.rulebook.rulebook import Rulebook

HEADINGS = ("applicant", "county", "filled_on", "cluster.name")


def oddities(form: Application, book: Rulebook) -> list[Problem]:
    """List warnings that concern neither figures nor conditions."""
    return [*_blank_headings(form), *_old_name(form, book), *_credit_codes(form)]


def unknown_county(form: Application, book: Rulebook) -> Problem | None:
    """Refuse a county that is none of the recommending offices; a blank one is only odd."""
    if form.county is None or book.offices.county(form.county):
        return None
    return book.offices.unknown(form.county).at(field="county", county=shown(form.county))


def _blank_headings(form: Application) -> Iterator[Problem]:
    for path in HEADINGS:
        if names_nothing(value(form, path)):
            yield _warning(
                "blank-heading", path, Message("“{label}” is blank.", label=form.form.label(path))
            )


def _credit_codes(form: Application) -> Iterator[Problem]:
    """Doubt codes whose check digit does not fit; what the form says of figures stands as it is."""
    for path in form.form.credit_codes:
        if written := value(form, path):
            from lccluster.eligibility.credit_code import doubt

            if (found := doubt(written)) is not None:
                message, hint = found
                yield replace(_warning("doubtful-credit-code", path, message), hint=hint)


def _old_name(form: Application, book: Rulebook) -> Iterator[Problem]:
    if form.county and book.offices.is_former(form.county):
        office = book.offices.county(form.county)
        now = office.name if office else ""
        yield _warning(
            "old-county-name",
            "county",
            Message("“{county}” is an old name; read as {now}.", county=form.county, now=now),
        )


def _warning(code: str, path: str, message: Message) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, field=path, message=message)
