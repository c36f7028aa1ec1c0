"""The rows whose verdict changes, nearest to the line first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lccluster.engines import distances, points
from lccluster.engines.cells.coded import Coded, decode
from lccluster.engines.judged import Judged, text
from lccluster.form.form import NAME
from lccluster.quantities import Span
from lccluster.rulebook.conditions import Pair
from lccluster.simulation.distance import Measure, drawn
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import Line, Points
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.tally import Raw, conditions

FAR = 1e300  # the share of a row that no figure explains: it comes last


def nearest(judged: Judged, job: Job) -> tuple[Any, Sequence[str]]:
    """Ask for the changed rows nearest to the line, but for their names."""
    table = judged.table
    found = judged.frame.filter(judged.worst(judged.before) != judged.worst(judged.after))
    found = found.with_columns(both=judged.pattern, share=_share(judged, job))
    keys = _figures(job, table)
    numbers = [table.exact[key][0] for key in keys if key in table.exact]
    heads = (
        "row",
        "county",
        "both",
        *table.years.values(),
        *table.branches.values(),
        *(table.columns[key] for key in keys),
        *numbers,
    )
    return found.sort("share", "row").head(job.most), heads


def read(rows: Iterable[dict[str, Any]], judged: Judged, job: Job) -> list[Raw]:
    """Read the rows that were found; their names are asked for now that they are known."""
    found = list(rows)
    names = _names([row["row"] for row in found], judged) if NAME in job.layout.places else {}
    keys, chosen = _figures(job, judged.table), judged.table.branches

    def raw(row: dict[str, Any]) -> Raw:
        said = {key: _exact(key, row, judged.table) for key in keys}
        ends = {key: row[name] for key, name in judged.table.years.items()}
        figures = {each.key: _figure(each, said, ends) for each in job.measures}
        branches = {by: row[name] for by, name in chosen.items() if row[name] is not None}
        called = names.get(row["row"]), text(row["county"])
        return Raw(row["row"], *called, *judged.patterns(row["both"]), figures, branches)

    return [raw(row) for row in found]


def _figures(job: Job, table: Coded) -> list[str]:
    keys = dict.fromkeys(key for each in job.measures for key in _keys(each))
    return [key for key in keys if key in table.columns]


def _keys(measure: Measure) -> Sequence[str]:
    if isinstance(measure, Points):
        return measure.keys
    return [key for _, key in measure.columns] if measure.years else measure.check.fields


def _names(rows: list[int], judged: Judged) -> dict[int, str | None]:
    if not rows:
        return {}
    asked = judged.table.frame.filter(judged.table.dialect.col("row").is_in(rows))
    (found,) = judged.host.rows([(asked, ("row", "name"))])
    return {each["row"]: text(each["name"]) for each in found}


def _share(judged: Judged, job: Job) -> Any:
    """Compile how near the nearest condition is that differs between the two rules."""
    assert job.other  # noqa: S101 - asked before
    table = judged.table
    far = table.dialect.lit(FAR)
    parts = [far]
    for name in conditions(job.plan, job.other):
        was, now = _outcome(name, job.plan, job), _outcome(name, job.other, job)
        test = drawn(name, job.plan, job.other) if was != now else None
        if test and (away := distances.share(test, table)) is not None:
            differs = judged.outcome(was) != judged.outcome(now)
            parts.append(table.either(differs, away, far).fill_null(FAR))
    return table.dialect.min_horizontal(*parts)


def _outcome(name: str, plan: Plan, job: Job) -> int | None:
    """Number the test of a condition; None where a plan has none."""
    test = next((step.test for step in plan.steps if step.rule.id == name), None)
    return job.tests.index(test) if test else None


def _exact(key: str, row: dict[str, Any], table: Coded) -> Decimal | None:
    """Give a figure as it was read, where the reader of cells did; else as its code says."""
    number, values = table.exact.get(key, ("", ()))
    at = row.get(number)
    return decode(row[table.columns[key]], table.factors[key]) if at is None else values[at]


def _figure(
    measure: Measure, found: dict[str, Any], ends: Mapping[str, int | None]
) -> Decimal | None:
    if isinstance(measure, Points):
        return points.value(measure, found)
    return _of_line(measure, found, ends.get(measure.latest or ""))


def _of_line(line: Line, found: dict[str, Any], year: int | None) -> Decimal | None:
    """Give the figure of a line; of several years, which end with the latest named, the worst."""
    if isinstance(line.check, Pair):
        return _together(line.check, found)
    if not line.years:
        return found.get(line.key)
    stated = {each: found[key] for each, key in line.columns if found.get(key) is not None}
    latest = max([*stated, year or 0])
    worst = min if line.limits[0].side.upwards else max
    return worst((each for at, each in stated.items() if at > latest - line.years), default=None)


def _together(pair: Pair, found: dict[str, Any]) -> Decimal | None:
    """Give what two figures make, as the check draws it."""
    of, other = (found.get(key) for key in pair.fields)
    if of is None or other is None:
        return None
    span = pair.together(Span.exactly(of), Span.exactly(other))
    return span.low.value if span else None
