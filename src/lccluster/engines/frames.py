"""A table held against the rules as columns: read, compile, group, and explain what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.engines import compiling, hosts, pairs, scalar_engine
from lccluster.engines.choosing import Engine
from lccluster.engines.coded import Coded, decode, is_exact
from lccluster.engines.coding import coded, coded_texts
from lccluster.engines.hosts import Host
from lccluster.engines.parquet import scanned
from lccluster.engines.sweeping import cell
from lccluster.engines.windows import with_windows
from lccluster.quantities import Span
from lccluster.rulebook.conditions import Pair
from lccluster.simulation.cells import reader
from lccluster.simulation.columns import COUNTY, YEAR
from lccluster.simulation.job import Job
from lccluster.simulation.plan import Line
from lccluster.simulation.scalar import RowsOutcome, nearest
from lccluster.simulation.tally import Counted, Group, Raw, conditions, drawn_lines

Numbered = tuple[int, Sequence[object]]
_PLACES = ((COUNTY, "county"), (YEAR, "year"))
CLOSER = -1  # stands for the outcomes of a row that has a cell for a closer look
MOST_STEPS = 31  # of two bits each
FAR = 1e300  # the share of a row that no figure explains: it comes last


def run(
    job: Job,
    engine: Engine,
    rows: Callable[[], Iterable[Numbered]],
    parquet: Path | None = None,
    texts: Callable[[], Any] | None = None,
) -> Counted:
    """Hold a table against the rules on Polars, DuckDB or Spark.

    A Parquet file is scanned by the engine itself where its columns are figures. `texts` reads a
    whole table as columns of text, or gives None; `rows` read every table as the check does.
    Raises Unusable.
    """
    host = hosts.host(engine)
    found = scanned(parquet, job, host) if parquet else None
    if found and (counted := _counted(found, host, job)):
        return counted
    read = texts() if texts else None
    table = host.taken(coded(rows(), job) if read is None else coded_texts(read, job))
    return with_rows_apart(_counted(table, host, job) or Counted(Counter()), table.apart, job)


def _counted(found: Coded, host: Host, job: Job) -> Counted | None:
    """Count a table; None where it has cells that need a closer look."""
    judged = _judged(with_windows(found, job), host, job)
    groups = _groups(judged, job)
    if groups is None:
        return None
    return Counted(groups, _changed(judged, job), _cells(judged, job))


def with_rows_apart(counted: Counted, apart: Sequence[Numbered], job: Job) -> Counted:
    """Add the rows that no column holds: they are held against the rules one by one."""
    if not apart:
        return counted
    part = scalar_engine.run(apart, job)
    whole = RowsOutcome(
        groups=counted.groups, cells=Counter(counted.cells or {}), changed=[*counted.changed]
    )
    whole.merge(part, job)
    return replace(
        whole.counted,
        changed=nearest(whole.changed, job),
        cells=whole.cells if job.sweeps else None,
    )


def is_possible(job: Job) -> bool:
    """Tell whether whole numbers hold the outcomes of both rules, and the digits of every bound."""
    steps = len(job.plan.steps) + len(job.other.steps if job.other else ())
    return all(map(_holds, job.lines)) and steps <= MOST_STEPS


def _holds(line: Line) -> bool:
    if isinstance(line.check, Pair):
        return pairs.is_possible(line.check)
    return all(is_exact(each.bound) for each in line.limits)


class Judged(Struct, frozen=True):
    """A table with the outcome of every test, and which outcomes the rules and the other rules have."""

    table: Coded
    host: Host
    frame: Any
    before: Sequence[Any]
    after: Sequence[Any]


def _judged(table: Coded, host: Host, job: Job) -> Judged:
    """Add to each row the outcomes; those of a test that both rules share are worked out once."""
    plans = [job.plan, *([job.other] if job.other else [])]
    tests = list(dict.fromkeys(step.test for plan in plans for step in plan.steps))
    names = {test: f"o{at}" for at, test in enumerate(tests)}
    made = {name: compiling.outcome(test, table) for test, name in names.items()}
    if job.sweeps:
        made["cell"] = cell(job.plan, job.sweeps, table)
    before, *after = [
        [table.dialect.col(names[step.test]) for step in plan.steps] for plan in plans
    ]
    frame = host.kept(table.frame.with_columns(**made))
    return Judged(table, host, frame, before, after[0] if after else ())


def _groups(judged: Judged, job: Job) -> Counter[Group] | None:
    """Count rows alike; None where a cell needs a closer look."""
    table, shift = judged.table, 4 ** len(judged.before)
    both = compiling.packed([*judged.before, *judged.after], table)
    pattern = both if table.doubt is None else table.either(table.doubt, CLOSER, both)
    keys = ["both", *(name for key, name in _PLACES if key in job.layout.places)]
    count = table.dialect.len().alias("count")
    counted = judged.frame.with_columns(both=pattern).group_by(*keys).agg(count)
    found: Counter[Group] = Counter()
    year = reader(YEAR, job.layout.form)
    for values in judged.host.rows(counted, [*keys, "count"]):
        row = dict(zip([*keys, "count"], values, strict=True))
        if row["both"] == CLOSER:
            return None
        after, before = divmod(row["both"], shift)
        written = row.get("year")
        said = None if written is None else year(str(written))
        place = _text(row.get("county"))
        found[before, after, place, None if said is None else str(said)] += row["count"]
    return found


def _cells(judged: Judged, job: Job) -> dict[int, int] | None:
    if not job.sweeps:
        return None
    counted = judged.frame.group_by("cell").agg(judged.table.dialect.len().alias("count"))
    return dict(judged.host.rows(counted, ("cell", "count")))


def _changed(judged: Judged, job: Job) -> list[Raw]:
    """Find the changed rows nearest to the line; their names are asked for when they are known."""
    if job.other is None:
        return []
    table = judged.table
    keys = dict.fromkeys(key for line in job.lines for key in _keys(line) if key in table.columns)
    was, now = (compiling.worst(each, table) for each in (judged.before, judged.after))
    nearest = (
        judged.frame.filter(was != now)
        .with_columns(
            before=compiling.packed(judged.before, table),
            after=compiling.packed(judged.after, table),
            share=_share(table, job),
        )
        .sort("share", "row")
        .head(job.most)
    )
    latest = ["at"] * any(line.years for line in job.lines)
    numbers = [table.exact[key][0] for key in keys if key in table.exact]
    heads = ["row", "before", "after", *latest, *(table.columns[key] for key in keys), *numbers]
    rows = [dict(zip(heads, each, strict=True)) for each in judged.host.rows(nearest, heads)]
    called = _called([row["row"] for row in rows], judged)
    return [
        _raw(row, called[row["row"]], {key: _exact(key, row, table) for key in keys}, job)
        for row in rows
    ]


def _called(rows: list[int], judged: Judged) -> dict[int, tuple[str | None, str | None]]:
    """Give the names and counties of rows."""
    asked = judged.table.frame.filter(judged.table.dialect.col("row").is_in(rows))
    found = judged.host.rows(asked, ("row", "name", "county")) if rows else []
    return {row: (_text(name), _text(county)) for row, name, county in found}


def _share(table: Coded, job: Job) -> Any:
    """Compile how near the nearest condition is that differs between the two rules."""
    assert job.other  # noqa: S101 - asked before
    far = table.dialect.lit(FAR)
    parts = [far]
    for name in conditions(job.plan, job.other):
        tests = [_outcome_of(name, plan, table) for plan in (job.plan, job.other)]
        for line in drawn_lines(name, job.plan, job.other):
            if (away := compiling.share(line, table)) is not None:
                parts.append(table.either(tests[0] != tests[1], away, far).fill_null(FAR))
    return table.dialect.min_horizontal(*parts)


def _outcome_of(name: str, plan: Any, table: Coded) -> Any:
    test = next((step.test for step in plan.steps if step.rule.id == name), None)
    return compiling.outcome(test, table) if test else table.dialect.lit(0)


def _exact(key: str, row: dict[str, Any], table: Coded) -> Decimal | None:
    """Give a figure as it was read, where the reader of cells did; else as its code says."""
    number, values = table.exact.get(key, ("", ()))
    at = row.get(number)
    return decode(row[table.columns[key]], table.factors[key]) if at is None else values[at]


def _raw(
    row: dict[str, Any], called: tuple[str | None, str | None], found: dict[str, Any], job: Job
) -> Raw:
    figures = {line.key: _figure(line, found, row.get("at")) for line in job.lines}
    return Raw(row["row"], *called, row["before"], row["after"], figures)


def _keys(line: Line) -> Sequence[str]:
    return [key for _, key in line.columns] if line.years else line.check.fields


def _figure(line: Line, found: dict[str, Any], year: int | None) -> Decimal | None:
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


def _text(value: str | None) -> str | None:
    return (value.strip() or None) if value else None
