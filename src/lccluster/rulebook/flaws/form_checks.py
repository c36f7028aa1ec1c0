"""Do the form checks make sense: fields, days, years, bands, the words of approximate figures? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.quantities.inexact import BEFORE, LAST
from lccluster.rulebook.approximate import ApproximateFigures
from lccluster.rulebook.flaws.flaw import (
    FORM_CHECKS,
    Context,
    Flaw,
    Path,
    no_day,
    no_figure,
    no_such_field,
    words_against_bound,
)
from lccluster.rulebook.form_checks import FormChecks, NotAfterTheDay, YearOfFigures


def fields(checks: FormChecks) -> Iterator[tuple[str, Path, str]]:
    """List every field that the form checks name, with its place in the file."""
    for index, check in enumerate(checks.contradictions):
        if isinstance(check, YearOfFigures):
            yield FORM_CHECKS, ("contradictions", index, "filed"), check.filed
        else:
            yield from _check_fields(("contradictions", index), check)
    yield from _band_fields(checks)


def _check_fields(at: Path, check: object) -> Iterator[tuple[str, Path, str]]:
    for key in ("field", "of", "total"):
        if hasattr(check, key):
            yield FORM_CHECKS, (*at, key), getattr(check, key)
    for number, field in enumerate(getattr(check, "parts", ())):
        yield FORM_CHECKS, (*at, "parts", number), field


def _band_fields(checks: FormChecks) -> Iterator[tuple[str, Path, str]]:
    for index, band in enumerate(checks.bands):
        yield FORM_CHECKS, ("bands", index, "of"), band.of
        yield FORM_CHECKS, ("bands", index, "per"), band.per


def _form_checks_compare_figures(context: Context) -> Iterator[Flaw]:
    for file, path, field in _compared(context.rulebook.form_checks):
        yield from no_figure(file, path, field, context)


def _compared(checks: FormChecks) -> Iterator[tuple[str, Path, str]]:
    for index, check in enumerate(checks.contradictions):
        at: Path = ("contradictions", index)
        if not isinstance(check, NotAfterTheDay | YearOfFigures):
            yield from _check_fields(at, check)
    yield from _band_fields(checks)


def _days_are_days(context: Context) -> Iterator[Flaw]:
    for index, check in enumerate(context.rulebook.form_checks.contradictions):
        if isinstance(check, NotAfterTheDay):
            yield from no_day(("contradictions", index, "field"), check.field, context)
        if isinstance(check, YearOfFigures):
            yield from no_day(("contradictions", index, "filed"), check.filed, context)


def _years_are_years(context: Context) -> Iterator[Flaw]:
    for index, check in enumerate(context.rulebook.form_checks.contradictions):
        if isinstance(check, YearOfFigures):
            at: Path = ("contradictions", index)
            yield from _year(at, check, context)
            yield from _figures_of_a_year(at, check, context)


def _year(at: Path, check: YearOfFigures, context: Context) -> Iterator[Flaw]:
    if check.year not in context.form.years:
        message = Message("{field} is no year of the form.", field=context.cell(check.year))
        years = Listing(map(context.cell, context.form.years))
        hint = Message("The years of the form are {years}.", years=years)
        yield Flaw(FORM_CHECKS, (*at, "year"), "not-a-year", message, hint)


def _figures_of_a_year(at: Path, check: YearOfFigures, context: Context) -> Iterator[Flaw]:
    """Figures of a year may stand in rows, where no other check can name them."""
    known = {path for path, unit in context.units.items() if unit} | {*context.form.yearly_units}
    for number, figure in enumerate(check.covers):
        if figure not in known:
            yield no_such_field(
                FORM_CHECKS, (*at, "covers", number), figure, context.offered(known)
            )


def _bands_are_bands(context: Context) -> Iterator[Flaw]:
    for index, band in enumerate(context.rulebook.form_checks.bands):
        if band.lowest is not None and band.highest is not None and band.highest < band.lowest:
            yield Flaw(
                FORM_CHECKS,
                ("bands", index, "highest"),
                "band-upside-down",
                Message("The band ends below where it begins."),
            )
        if band.lowest is None and band.highest is None:
            yield Flaw(
                FORM_CHECKS,
                ("bands", index),
                "band-without-ends",
                Message("Every figure lies in this band."),
                Message("Give it a lowest or a highest end."),
            )


def _slips_enlarge(context: Context) -> Iterator[Flaw]:
    for index, slip in enumerate(context.rulebook.form_checks.slips):
        if slip.factor <= 1:
            yield Flaw(
                FORM_CHECKS,
                ("slips", index, "factor"),
                "impossible-factor",
                Message(
                    "A slip makes a figure larger; {factor} does not.", factor=plain(slip.factor)
                ),
            )


def _words_of_approximate_figures(context: Context) -> Iterator[Flaw]:
    reading = context.rulebook.form_checks.approximate
    if reading is None:
        return
    known = dict.fromkeys((*BEFORE, *LAST))
    sides = reading.by_side().values()
    twice = Counter(word for words in sides for word in words)
    for path, word in _placed_words(reading):
        if word not in known:
            message = Message("“{word}” is not known here.", word=word)
            hint = Message("Known here: {keys}.", keys=Listing(known))
            yield Flaw(FORM_CHECKS, path, "unknown-word", message, hint)
        elif twice[word] > 1:
            message = Message("“{key}” stands here a second time.", key=word)
            yield Flaw(
                FORM_CHECKS, path, "duplicate-word", message, Message("Keep one of the two.")
            )


def _placed_words(reading: ApproximateFigures) -> Iterator[tuple[Path, str]]:
    for side, words in reading.by_side().items():
        at: Path = ("approximate", side, "words") if side == "about" else ("approximate", side)
        yield from (((*at, index), word) for index, word in enumerate(words))


def _about_is_a_band(context: Context) -> Iterator[Flaw]:
    """The band around an approximate figure is one, and the reading says the same."""
    reading = context.rulebook.form_checks.approximate
    if reading is None:
        return
    percent = reading.about.within_percent
    if not 0 <= percent < 100:  # noqa: PLR2004 - from there on every figure would do
        yield Flaw(
            FORM_CHECKS,
            ("approximate", "about", "within_percent"),
            "impossible-percent",
            Message("{percent} is no band around a figure.", percent=f"{plain(percent)}%"),
        )
    for language, text in reading.reading.in_each:
        if f"{plain(percent)}%" not in text:
            at: Path = ("approximate", "reading", language)
            yield words_against_bound(FORM_CHECKS, at, text, f"{plain(percent)}%")


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    _form_checks_compare_figures,
    _days_are_days,
    _years_are_years,
    _bands_are_bands,
    _slips_enlarge,
    _words_of_approximate_figures,
    _about_is_a_band,
)
