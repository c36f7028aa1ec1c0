"""No operator, bound, unit, band or material rule can be changed without a written case failing.

Generated cases follow from the rulebook that they are run against, so they do not count here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from lccluster.language import Words
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import AtLeast, AtMost, Condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rule_cases import run
from shipped import BOOK, COMPLETE, FIGURES, JUDGEMENTS, WRITTEN, figure

Mutant = tuple[str, Rulebook]
HUNDREDTH, DAY = Decimal("0.01"), timedelta(days=1)


def changed(part: str, group: str, index: int, **changes: Any) -> Rulebook:
    """The shipped rulebook with one entry of one list changed, or taken out."""
    whole = getattr(BOOK, part)
    entries = list(getattr(whole, group))
    entries[index : index + 1] = [replace(entries[index], **changes)] if changes else []
    return replace(BOOK, **{part: replace(whole, **{group: tuple(entries)})})


def condition(rule: Condition, **changes: Any) -> Rulebook:
    return changed("conditions", "conditions", BOOK.conditions.conditions.index(rule), **changes)


def figures() -> Iterator[Mutant]:
    for rule in FIGURES:
        check = figure(rule)
        other = AtLeast if isinstance(check, AtMost) else AtMost
        swapped = other(
            "at_least" if other is AtLeast else "at_most", check.field, check.bound, check.unit
        )  # type: ignore[arg-type]
        yield f"{rule.id}: {swapped.kind}", condition(rule, check=swapped)
        for step in (check.unit.step, -check.unit.step):
            moved = replace(check, bound=check.bound + step)
            yield f"{rule.id}: bound {moved.bound}", condition(rule, check=moved)
        for unit in sorted(set(Unit) - {check.unit}):
            yield f"{rule.id}: {unit.value}", condition(rule, check=replace(check, unit=unit))
        for another in FIGURES:
            if another is not rule:
                read = replace(check, field=figure(another).field)
                yield f"{rule.id}: of {read.field}", condition(rule, check=read)


def conditions() -> Iterator[Mutant]:
    for rule in BOOK.conditions.conditions:
        yield f"{rule.id}: gone", condition(rule)
    for rule in FIGURES:
        yield f"{rule.id}: judged", condition(rule, check=JUDGEMENTS[0].check)


def waivers() -> Iterator[Mutant]:
    (waiver,) = BOOK.conditions.waivers
    for rule in FIGURES:
        name = None if rule.waiver else waiver.id
        yield f"{rule.id}: waiver {name}", condition(rule, waiver=name)
    yield "waiver: gone", changed("conditions", "waivers", 0)
    for ranks in (
        (),
        ("standing.province_rank",),
        (*waiver.claimed_by_rank, "standing.province_rank"),
    ):
        yield f"waiver: {ranks}", changed("conditions", "waivers", 0, claimed_by_rank=ranks)
    yield "waiver: never by yes", changed("conditions", "waivers", 0, claimed_by_yes=())
    yield "waiver: proof", changed("conditions", "waivers", 0, evidence="applicant")


def bands() -> Iterator[Mutant]:
    for index, band in enumerate(BOOK.form_checks.bands):
        yield f"{band.id}: gone", changed("form_checks", "bands", index)
        yield f"{band.id}: times", changed("form_checks", "bands", index, times=band.times * 10)
        yield f"{band.id}: turned", changed("form_checks", "bands", index, of=band.per, per=band.of)
        for end in ("lowest", "highest"):
            at = getattr(band, end)
            for moved in () if at is None else (at - HUNDREDTH, at + HUNDREDTH, None):
                name = f"{band.id}: {end} {moved}"
                yield name, changed("form_checks", "bands", index, **{end: moved})


def slips() -> Iterator[Mutant]:
    for index, slip in enumerate(BOOK.form_checks.slips):
        yield f"slip {slip.written_in.zh}: gone", changed("form_checks", "slips", index)
        for factor in (slip.factor * 10**3, slip.factor / 10**3):
            name = f"slip {slip.written_in.zh}: {factor}"
            yield name, changed("form_checks", "slips", index, factor=factor)
        named = Words("百元", "hundred yuan")
        yield f"slip: {named.zh}", changed("form_checks", "slips", index, written_in=named)


def contradictions() -> Iterator[Mutant]:
    for index, check in enumerate(BOOK.form_checks.contradictions):
        yield f"{check.id}: gone", changed("form_checks", "contradictions", index)
        for key in ("parts", "fields"):
            named = getattr(check, key, ())
            for path in named:
                left = tuple(each for each in named if each != path)
                name = f"{check.id}: without {path}"
                yield name, changed("form_checks", "contradictions", index, **{key: left})


def materials() -> Iterator[Mutant]:
    for index, rule in enumerate(BOOK.materials.materials):
        yield f"{rule.id}: gone", changed("materials", "materials", index)
        for key in ("optional", "sealed"):
            flipped = {key: not getattr(rule, key)}
            yield f"{rule.id}: {flipped}", changed("materials", "materials", index, **flipped)
        limits = [rule.most_characters + step for step in (-1, 1)] if rule.most_characters else [1]
        for limit in (*limits, None) if rule.most_characters else ():
            name = f"{rule.id}: {limit} characters"
            yield name, changed("materials", "materials", index, most_characters=limit)


def period() -> Iterator[Mutant]:
    in_force = BOOK.measure.in_force
    assert in_force.until is not None
    for step in (-DAY, DAY):
        for moved in (
            replace(in_force, from_=in_force.from_ + step),
            replace(in_force, until=in_force.until + step),
        ):
            yield f"in force {moved.from_} to {moved.until}", _in_force(moved)
    yield "in force for ever", _in_force(replace(in_force, until=None))


def _in_force(period: Any) -> Rulebook:
    return replace(BOOK, measure=replace(BOOK.measure, in_force=period))


def offices() -> Iterator[Mutant]:
    for index, office in enumerate(BOOK.offices.counties):
        if office.former:
            yield f"{office.id}: old names", changed("offices", "counties", index, former=())


SOURCES: tuple[Callable[[], Iterator[Mutant]], ...] = (
    figures,
    conditions,
    waivers,
    bands,
    slips,
    contradictions,
    materials,
    period,
    offices,
)
MUTANTS = [mutant for source in SOURCES for mutant in source()]


def first_failing(book: Rulebook) -> str | None:
    """The first written case that comes out otherwise; one that cannot be run has failed too."""
    results = (run(case, file, COMPLETE, book) for file, case in WRITTEN)
    return next((each.name for each in results if each.differences), None)


def test_no_case_fails_before_anything_is_changed() -> None:
    assert first_failing(BOOK) is None


@pytest.mark.parametrize("book", [book for _, book in MUTANTS], ids=[name for name, _ in MUTANTS])
def test_a_changed_rule_makes_a_written_case_fail(book: Rulebook) -> None:
    assert first_failing(book) is not None
