"""Tables in memory, held against rules by every engine, and rules with every kind of check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from forms import FORM
from lccluster.engines import frames, scalar_engine
from lccluster.engines.choosing import Engine
from lccluster.errors import Unusable
from lccluster.form.form import joined
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import (
    Above,
    AnyOf,
    AtLeast,
    AtLeastEachYear,
    AtMost,
    Condition,
    Conditions,
)
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.layout import Layout
from lccluster.simulation.headings.needed import form_of_tables
from lccluster.simulation.job import Job
from lccluster.simulation.plans.plan import plan
from lccluster.simulation.sweep_text import read_sweeps
from lccluster.simulation.tally import Counted
from shipped import BOOK

Rows = Sequence[Sequence[Any]]


def with_bound(book: Rulebook, condition: str, bound: Decimal) -> Rulebook:
    """The rulebook with another bound."""

    def moved(rule: Condition) -> Condition:
        check: Any = rule.check
        return replace(rule, check=replace(check, bound=bound)) if rule.id == condition else rule

    rules = tuple(map(moved, book.conditions.conditions))
    return replace(book, conditions=replace(book.conditions, conditions=rules))


def _every_kind() -> Rulebook:
    """The shipped rulebook with one condition of every kind, the area as a rule only."""
    first = {rule.id: rule for rule in BOOK.conditions.conditions}
    money, items = Unit.YI_YUAN, Unit.ITEMS
    waiver = replace(BOOK.conditions.waivers[0], id="as-a-rule", without_claim=True)
    checks: list[tuple[str, Any, str | None]] = [
        ("area", AtMost("at_most", "cluster.area_km2", Decimal(100), Unit.KM2), "as-a-rule"),
        ("enterprises", AtLeast("at_least", "enterprises.total", Decimal(30), Unit.HOUSEHOLDS), "leading-in-trade"),
        ("revenue", Above("above", "economics.revenue_yi", Decimal("29.5"), money), "leading-in-trade"),
        ("output", AtLeastEachYear("at_least_each_year", "yearly.output_value_yi", Decimal(40), money, 3), "as-a-rule"),
        ("brand", AnyOf("any_of", (
            AtLeast("at_least", "honours.total", Decimal(1), items),
            Above("above", "employees", Decimal(5000), Unit.PEOPLE),
        )), None),
    ]  # fmt: skip
    rules = [replace(first["area"], id=name, check=check, waiver=w) for name, check, w in checks]
    rules.append(first["technology"])
    waivers = (*BOOK.conditions.waivers, waiver)
    return replace(BOOK, conditions=Conditions(tuple(rules), waivers))


EVERY_KIND = _every_kind()


def job(
    keys: Sequence[str],
    book: Rulebook = BOOK,
    other: Rulebook | None = None,
    *,
    sweeps: Sequence[str] = (),
    strict: bool = False,
    most: int = 1000,
) -> Job:
    """What is asked of a table with columns for these keys."""
    form = joined([FORM, form_of_tables([book, *([other] if other else [])])])
    layout = Layout({key: at for at, key in enumerate(keys)}, {}, form)
    first = plan(book, keys, strict=strict)
    second = plan(other, keys, strict=strict) if other else None
    return Job(first, second, read_sweeps(sweeps, first), most, layout, "table.csv")


def counted(asked: Job, rows: Rows, engine: Engine = Engine.PYTHON) -> Counted:
    """What an engine makes of rows; raises Unusable."""
    numbered = list(enumerate(rows, 2))
    if engine is not Engine.PYTHON:
        return frames.run(asked, engine, lambda: iter(numbered), None)
    part = scalar_engine.run(numbered, asked)
    if problems := part.problems or part.units.mixed(asked.layout, asked.file):
        raise Unusable(problems)
    return replace(part.counted, cells=part.cells if asked.sweeps else None)


def comparable(found: Counted) -> tuple[Any, ...]:
    """Everything that two engines have to agree on."""
    cells = None if found.cells is None else Counter({k: int(v) for k, v in found.cells.items()})
    changed = sorted(found.changed, key=lambda each: each.row)
    return Counter(found.groups), changed, cells, Counter(found.blurred)
