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
from lccluster.kinds import by_word
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import (
    AllOf,
    AnyOf,
    By,
    Condition,
    Figure,
    Judgement,
    NOf,
    Plain,
    RankClaim,
    Several,
    Side,
    Sided,
    Tree,
    Yearly,
)
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.cases import run
from lccluster.vocabulary import Words
from shares import share
from shipped import BOTH, CITY, EXAMPLE_RULES, Shipped

Mutant = tuple[str, Rulebook]
HUNDREDTH, DAY, FAR = Decimal("0.01"), timedelta(days=1), date(2030, 12, 31)


def changed(book: Rulebook, part: str, group: str, index: int, **changes: Any) -> Rulebook:
    """A shipped rulebook with one entry of one list changed, or taken out."""
    whole = getattr(book, part)
    entries = list(getattr(whole, group))
    entries[index : index + 1] = [replace(entries[index], **changes)] if changes else []
    return replace(book, **{part: replace(whole, **{group: tuple(entries)})})


def condition(book: Rulebook, rule: Condition, **changes: Any) -> Rulebook:
    index = book.conditions.conditions.index(rule)
    return changed(book, "conditions", "conditions", index, **changes)


def of_tree(tree: Tree, fields: set[str]) -> Iterator[tuple[str, Tree | None]]:
    """Everything that figures decide, changed in one place: a side, bound, unit, field, number, branch."""
    if isinstance(tree, Several):
        yield from _of_several(tree, fields)
    elif isinstance(tree, By):
        yield from _of_choice(tree, fields)
    elif isinstance(tree, Figure):
        yield from _of_numbers(tree)
        yield from _of_sides(tree)
        if isinstance(tree, Plain):
            others = sorted(fields - {tree.field})
            yield from ((f"of {field}", replace(tree, field=field)) for field in others)


def _of_several(tree: Several, fields: set[str]) -> Iterator[tuple[str, Tree]]:
    kinds: list[tuple[str, Tree]] = [
        ("any_of", AnyOf("any_of", tree.figures)),
        ("all_of", AllOf("all_of", tree.figures)),
        *((f"{n} of", NOf("n_of", tree.figures, n)) for n in range(1, len(tree.figures) + 1)),
    ]
    yield from (each for each in kinds if each[1].asked != tree.asked)  # type: ignore[attr-defined]
    own = {field for each in tree.leaves for field in each.fields}
    for index, below in enumerate(tree.figures):
        before, behind = tree.figures[:index], tree.figures[index + 1 :]
        named = " ".join(dict.fromkeys(each.formula for each in below.leaves))
        yield f"without {named}", replace(tree, figures=(*before, *behind))
        for name, moved in of_tree(below, fields - own):
            yield f"{named} {name}", replace(tree, figures=(*before, moved, *behind))


def _of_choice(tree: By, fields: set[str]) -> Iterator[tuple[str, Tree]]:
    for word, branch in tree.values.items():
        others = {each: below for each, below in tree.values.items() if each != word}
        yield f"without {word}", replace(tree, values=others)
        for name, moved in of_tree(branch, fields):
            yield f"{word} {name}", replace(tree, values=tree.values | {word: moved})
    for name, moved in of_tree(tree.otherwise, fields):
        yield f"otherwise {name}", replace(tree, otherwise=moved)


def _of_numbers(figure: Figure) -> Iterator[tuple[str, Figure]]:
    for key in figure.__struct_fields__:
        value = getattr(figure, key)
        if isinstance(value, Decimal):
            for moved in (value + figure.unit.step, value - figure.unit.step):
                yield f"{key} {moved}", replace(figure, **{key: moved})
    if isinstance(figure, Yearly):
        for years in (figure.years - 1, figure.years + 1):
            yield f"{years} years", replace(figure, years=years)
    for unit in sorted(set(Unit) - {figure.unit}):
        yield unit.value, replace(figure, unit=unit)


def _of_sides(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """Hold the same bound on each other side."""
    if isinstance(figure, Sided):
        for limit in figure.limits:
            for side in [each for each in Side if each is not limit.side]:
                moved = {limit.key: None, side.key: limit.bound}
                yield side.key, replace(figure, **moved)
    elif isinstance(figure, Plain) and len(figure.limits) == 1:
        limit = figure.limit
        for side in [each for each in Side if each is not limit.side]:
            make: Any = by_word(Plain)[side.key]
            yield side.key, make(side.key, figure.field, limit.bound, limit.unit)


def figures(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    fields = {
        figure.field
        for rule in book.conditions.conditions
        for figure in rule.check.leaves
        if isinstance(figure, Plain)
    }
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Tree):
            for name, new in of_tree(rule.check, fields):
                yield f"{rule.id}: {name}", condition(book, rule, check=new)


def conditions(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    judgement = next(
        rule.check for rule in book.conditions.conditions if isinstance(rule.check, Judgement)
    )
    for rule in book.conditions.conditions:
        yield f"{rule.id}: gone", condition(book, rule)
        if rule.check is not judgement and not isinstance(rule.check, Judgement):
            yield f"{rule.id}: judged", condition(book, rule, check=judgement)


def elements(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    for rule in book.conditions.conditions:
        named = rule.check.elements if isinstance(rule.check, Judgement) else ()
        for each in named:
            left = tuple(other for other in named if other is not each)
            check = replace(rule.check, elements=left)
            yield f"{rule.id}: without {each.id}", condition(book, rule, check=check)


def waivers(shipped: Shipped) -> Iterator[Mutant]:
    book = shipped.book
    (waiver,) = book.conditions.waivers
    for rule in book.conditions.conditions:
        if rule.check.movable:
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
    elements,
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
MUTANTS += [(each, *mutant) for each in EXAMPLE_RULES for mutant in figures(each)]
MUTANTS += [(each, *mutant) for each in EXAMPLE_RULES for mutant in conditions(each)]


SAID = {
    (shipped.folder, case.name): repr(case)
    for shipped in (*BOTH, *EXAMPLE_RULES)
    for _, case in shipped.written
}
_failed_last: dict[str, str] = {}  # of each rulebook, the file in which a case failed last


def first_failing(shipped: Shipped, book: Rulebook, about: str = "") -> str | None:
    """A written case that comes out otherwise; one that cannot be run has failed too.

    Every case is tried until one fails, those first that name what was changed.
    """

    def unlikely(written: tuple[str, Case]) -> tuple[int, bool]:
        named = sum(
            word in SAID[shipped.folder, written[1].name] for word in about.replace(":", "").split()
        )
        return -named, written[0] != _failed_last.get(str(shipped))

    for file, case in sorted(shipped.written, key=unlikely):
        if run(case, file, shipped.complete, book).differences:
            _failed_last[str(shipped)] = file
            return case.name
    return None


@pytest.mark.parametrize("shipped", (*BOTH, *EXAMPLE_RULES), ids=str)
def test_no_case_fails_before_anything_is_changed(shipped: Shipped) -> None:
    assert first_failing(shipped, shipped.book) is None


@pytest.mark.parametrize(
    ("shipped", "name", "book"),
    share(MUTANTS, 260),
    ids=[f"{shipped} {name}" for shipped, name, _ in share(MUTANTS, 260)],
)
def test_a_changed_rule_makes_a_written_case_fail(
    shipped: Shipped, name: str, book: Rulebook
) -> None:
    assert first_failing(shipped, book, about=name) is not None
