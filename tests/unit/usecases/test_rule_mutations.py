"""No operator, bound, unit, band or material rule can be changed without a written case failing.

Generated cases follow from the rulebook that they are run against, so they do not count here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.files.rules.case_files import Case
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import (
    Above,
    AnyOf,
    AtLeast,
    AtLeastEachYear,
    AtMost,
    Condition,
    Judgement,
    Plain,
    RankClaim,
)
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.cases import run
from lccluster.vocabulary import Words
from shipped import BOTH, CITY, NATION, Shipped

Mutant = tuple[str, Rulebook]
HUNDREDTH, DAY, FAR = Decimal("0.01"), timedelta(days=1), date(2030, 12, 31)


KINDS: dict[str, Callable[..., Plain]] = {"at_most": AtMost, "at_least": AtLeast, "above": Above}


def changed(book: Rulebook, part: str, group: str, index: int, **changes: Any) -> Rulebook:
    """A shipped rulebook with one entry of one list changed, or taken out."""
    whole = getattr(book, part)
    entries = list(getattr(whole, group))
    entries[index : index + 1] = [replace(entries[index], **changes)] if changes else []
    return replace(book, **{part: replace(whole, **{group: tuple(entries)})})


def condition(book: Rulebook, rule: Condition, **changes: Any) -> Rulebook:
    index = book.conditions.conditions.index(rule)
    return changed(book, "conditions", "conditions", index, **changes)


def of_plain(check: Plain, fields: set[str]) -> Iterator[tuple[str, Plain]]:
    """A plain figure with another operator, bound, unit or field."""
    for kind, make in KINDS.items():
        if kind != check.kind:
            yield kind, make(kind, check.field, check.bound, check.unit)
    for step in (check.unit.step, -check.unit.step):
        yield f"bound {check.bound + step}", replace(check, bound=check.bound + step)
    for unit in sorted(set(Unit) - {check.unit}):
        yield unit.value, replace(check, unit=unit)
    for field in sorted(fields - {check.field}):
        yield f"of {field}", replace(check, field=field)


def of_years(check: AtLeastEachYear) -> Iterator[tuple[str, AtLeastEachYear]]:
    for years in (check.years - 1, check.years + 1):
        yield f"{years} years", replace(check, years=years)
    for step in (check.unit.step, -check.unit.step):
        yield f"bound {check.bound + step}", replace(check, bound=check.bound + step)
    for unit in sorted(set(Unit) - {check.unit}):
        yield unit.value, replace(check, unit=unit)


def of_any(check: AnyOf, fields: set[str]) -> Iterator[tuple[str, AnyOf]]:
    for index, figure in enumerate(check.figures):
        before, behind = check.figures[:index], check.figures[index + 1 :]
        yield f"without {figure.field}", replace(check, figures=(*before, *behind))
        for name, moved in of_plain(figure, fields - {each.field for each in check.figures}):
            named = f"{figure.field} {name}"
            yield named, replace(check, figures=(*before, moved, *behind))


def figures(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    fields = {
        figure.field
        for rule in book.conditions.conditions
        for figure in rule.check.figures
        if isinstance(figure, Plain)
    }
    for rule in book.conditions.conditions:
        check, found = rule.check, list[tuple[str, Any]]()
        if isinstance(check, Plain):
            found += of_plain(check, fields)
        elif isinstance(check, AtLeastEachYear):
            found += of_years(check)
        elif isinstance(check, AnyOf):
            found += of_any(check, fields)
        yield from ((f"{rule.id}: {name}", condition(book, rule, check=new)) for name, new in found)


def conditions(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    judgement = next(
        rule.check for rule in book.conditions.conditions if isinstance(rule.check, Judgement)
    )
    for rule in book.conditions.conditions:
        yield f"{rule.id}: gone", condition(book, rule)
        if rule.check is not judgement and not isinstance(rule.check, Judgement):
            yield f"{rule.id}: judged", condition(book, rule, check=judgement)


def waivers(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    (waiver,) = book.conditions.waivers
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Plain | AtLeastEachYear):
            name = None if rule.waiver else waiver.id
            yield f"{rule.id}: waiver {name}", condition(book, rule, waiver=name)
    yield "waiver: gone", changed(book, "conditions", "waivers", 0)
    asks = not waiver.without_claim
    yield f"waiver: {asks}", changed(book, "conditions", "waivers", 0, without_claim=asks)


def claims(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    (waiver,) = book.conditions.waivers
    city, province = RankClaim("standing.city_rank", 1), RankClaim("standing.province_rank")
    for ranks in (
        (),
        (city,),
        (province,),
        (RankClaim(city.field, 2), province),
        (RankClaim(city.field), province),
        (city, RankClaim(province.field, 36)),
    ):
        name = f"waiver: {[(each.field, each.up_to) for each in ranks]}"
        if ranks != waiver.claimed_by_rank:
            yield name, changed(book, "conditions", "waivers", 0, claimed_by_rank=ranks)
    yield "waiver: never by yes", changed(book, "conditions", "waivers", 0, claimed_by_yes=())
    yield "waiver: proof", changed(book, "conditions", "waivers", 0, evidence="applicant")


def bands(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for index, band in enumerate(book.form_checks.bands):
        yield f"{band.id}: gone", changed(book, "form_checks", "bands", index)
        yield (
            f"{band.id}: times",
            changed(book, "form_checks", "bands", index, times=band.times * 10),
        )
        yield (
            f"{band.id}: turned",
            changed(book, "form_checks", "bands", index, of=band.per, per=band.of),
        )
        for end in ("lowest", "highest"):
            at = getattr(band, end)
            for moved in () if at is None else (at - HUNDREDTH, at + HUNDREDTH, None):
                name = f"{band.id}: {end} {moved}"
                yield name, changed(book, "form_checks", "bands", index, **{end: moved})


def slips(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for index, slip in enumerate(book.form_checks.slips):
        yield f"slip {slip.written_in.zh}: gone", changed(book, "form_checks", "slips", index)
        for factor in (slip.factor * 10**3, slip.factor / 10**3):
            name = f"slip {slip.written_in.zh}: {factor}"
            yield name, changed(book, "form_checks", "slips", index, factor=factor)
        named = Words("百元", "hundred yuan")
        yield f"slip: {named.zh}", changed(book, "form_checks", "slips", index, written_in=named)


def contradictions(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for index, check in enumerate(book.form_checks.contradictions):
        yield f"{check.id}: gone", changed(book, "form_checks", "contradictions", index)
        for key in ("parts", "fields"):
            named = getattr(check, key, ())
            for path in named:
                left = tuple(each for each in named if each != path)
                name = f"{check.id}: without {path}"
                yield name, changed(book, "form_checks", "contradictions", index, **{key: left})


def recommendation(shipped: Shipped) -> Iterator[Mutant]:
    checks = shipped.book.form_checks
    if (asked := checks.recommendation) is None:
        return
    changes: list[tuple[str, Any]] = [("no recommendation", None)]
    for key in ("agrees", "refuses", "harmless"):
        words = getattr(asked, key)
        changes += [
            (f"{key}: {word}", replace(asked, **{key: tuple(w for w in words if w != word)}))
            for word in words
        ]
    for name, changed_ in changes:
        yield name, replace(shipped.book, form_checks=replace(checks, recommendation=changed_))


def materials(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for index, rule in enumerate(book.materials.materials):
        yield f"{rule.id}: gone", changed(book, "materials", "materials", index)
        for key in ("optional", "sealed"):
            flipped = {key: not getattr(rule, key)}
            yield f"{rule.id}: {flipped}", changed(book, "materials", "materials", index, **flipped)
        limits = [rule.most_characters + step for step in (-1, 1)] if rule.most_characters else [1]
        for limit in (*limits, None) if rule.most_characters else ():
            name = f"{rule.id}: {limit} characters"
            yield name, changed(book, "materials", "materials", index, most_characters=limit)


def period(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    in_force = book.measure.in_force
    for step in (-DAY, DAY):
        moved = replace(in_force, from_=in_force.from_ + step)
        yield f"in force from {moved.from_}", _in_force(book, moved)
        if in_force.until is not None:
            moved = replace(in_force, until=in_force.until + step)
            yield f"in force until {moved.until}", _in_force(book, moved)
    other = None if in_force.until else FAR
    yield f"in force until {other}", _in_force(book, replace(in_force, until=other))
    yield "a draft", replace(book, measure=replace(book.measure, draft=True))


def _in_force(book: Rulebook, period: Any) -> Rulebook:
    return replace(book, measure=replace(book.measure, in_force=period))


def offices(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for index, office in enumerate(book.offices.counties):
        if office.former:
            yield f"{office.id}: old names", changed(book, "offices", "counties", index, former=())


SOURCES: tuple[Callable[[Shipped], Iterator[Mutant]], ...] = (
    figures,
    conditions,
    waivers,
    bands,
    slips,
    contradictions,
    recommendation,
    materials,
    period,
    offices,
)
MUTANTS = [
    (shipped, *mutant) for shipped in BOTH for source in SOURCES for mutant in source(shipped)
] + [(CITY, *mutant) for mutant in claims(CITY)]


SAID = {case.name: repr(case) for shipped in BOTH for _, case in shipped.written}
_failed_last: dict[str, str] = {}  # of each rulebook, the file in which a case failed last


def first_failing(shipped: Shipped, book: Rulebook, about: str = "") -> str | None:
    """A written case that comes out otherwise; one that cannot be run has failed too.

    Every case is tried until one fails, those first that name what was changed.
    """

    def unlikely(written: tuple[str, Case]) -> tuple[int, bool]:
        named = sum(word in SAID[written[1].name] for word in about.replace(":", "").split())
        return -named, written[0] != _failed_last.get(str(shipped))

    for file, case in sorted(shipped.written, key=unlikely):
        if run(case, file, shipped.complete, book).differences:
            _failed_last[str(shipped)] = file
            return case.name
    return None


@pytest.mark.parametrize("shipped", BOTH, ids=str)
def test_no_case_fails_before_anything_is_changed(shipped: Shipped) -> None:
    assert first_failing(shipped, shipped.book) is None


@pytest.mark.parametrize(
    ("shipped", "name", "book"), MUTANTS, ids=[f"{shipped} {name}" for shipped, name, _ in MUTANTS]
)
def test_a_changed_rule_makes_a_written_case_fail(
    shipped: Shipped, name: str, book: Rulebook
) -> None:
    assert first_failing(shipped, book, about=name) is not None


def test_the_new_kinds_are_among_what_is_changed() -> None:
    kinds = {rule.check.kind for rule in NATION.book.conditions.conditions}
    assert kinds == {"at_most", "at_least", "above", "at_least_each_year", "any_of", "judgement"}
