"""A table held against the rules as columns: read, compile, group, and explain what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.engines import compiling, hosts, scalar_engine
from lccluster.engines.choosing import Engine
from lccluster.engines.coded import Coded, decode, is_exact
from lccluster.engines.coding import coded, coded_texts
from lccluster.engines.hosts import Host
from lccluster.engines.parquet import scanned
from lccluster.engines.sweeping import cell
from lccluster.engines.windows import with_windows
from lccluster.simulation.cells import reader
from lccluster.simulation.columns import COUNTY, YEAR
from lccluster.simulation.job import Job
from lccluster.simulation.scalar import RowsOutcome, nearest
from lccluster.simulation.tally import Counted, Group, Raw, conditions, drawn_lines

Numbered = tuple[int, Sequence[object]]
CLOSER = -1  # stands for the outcomes of a row that has a cell for a closer look
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
    table = with_windows(found, job)
    judged = host.kept(_judged(table, job))
    groups = _groups(judged, host, job)
    return (
        None
        if groups is None
        else Counted(groups, _changed(judged, table, host, job), _cells(judged, host, job))
    )


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
    """Tell whether every bound has few enough digits for whole numbers to hold it."""
    return all(is_exact(each.bound) for line in job.lines for each in line.limits)


def _judged(table: Coded, job: Job) -> Any:
    """Add to each row its packed outcomes, its verdicts and its cell in the sweep.

    A test that both rules share is worked out once.
    """
    plans = [job.plan, *([job.other] if job.other else [])]
    tests = list(dict.fromkeys(step.test for plan in plans for step in plan.steps))
    names = {test: f"o{at}" for at, test in enumerate(tests)}
    frame = table.frame.with_columns(
        **{name: compiling.outcome(test, table) for test, name in names.items()}
    )
    nothing = table.dialect.lit(0)
    added = {"after": nothing, "now": nothing}
    for plan, packed, verdict in zip(plans, ("before", "after"), ("was", "now"), strict=False):
        outcomes = [table.dialect.col(names[step.test]) for step in plan.steps]
        added[packed] = compiling.packed(outcomes, table)
        added[verdict] = compiling.worst(outcomes, table)
    if table.doubt is not None:
        added["before"] = table.either(table.doubt, CLOSER, added["before"])
    if job.sweeps:
        added["cell"] = cell(job.plan, job.sweeps, table)
    return frame.with_columns(**added).drop(*names.values())


def _groups(judged: Any, host: Host, job: Job) -> Counter[Group] | None:
    """Count rows alike; None where a cell needs a closer look."""
    asked = {
        "after": job.other,
        "county": COUNTY in job.layout.places,
        "year": YEAR in job.layout.places,
    }
    keys = ["before", *(key for key, said in asked.items() if said)]
    found: Counter[Group] = Counter()
    year = reader(YEAR)
    counted = judged.group_by(*keys).agg(host.dialect.len().alias("count"))
    for *group, count in host.rows(counted, [*keys, "count"]):
        row = dict(zip(keys, group, strict=True))
        if row["before"] == CLOSER:
            return None
        written = row.get("year")
        said = None if written is None else year(str(written))
        place = _text(row.get("county"))
        found[row["before"], row.get("after", 0), place, None if said is None else str(said)] += (
            count
        )
    return found


def _cells(judged: Any, host: Host, job: Job) -> dict[int, int] | None:
    if not job.sweeps:
        return None
    counted = judged.group_by("cell").agg(host.dialect.len().alias("count"))
    return dict(host.rows(counted, ("cell", "count")))


def _changed(judged: Any, table: Coded, host: Host, job: Job) -> list[Raw]:
    if job.other is None:
        return []
    keys = dict.fromkeys(key for line in job.lines for key in _keys(line) if key in table.columns)
    latest = "at" if any(line.years for line in job.lines) else "row"
    numbers = [table.exact[key][0] for key in keys if key in table.exact]
    nearest = (
        judged.filter(table.dialect.col("was") != table.dialect.col("now"))
        .with_columns(share=_share(table, job))
        .sort("share", "row")
        .head(job.most)
    )
    heads = ["row", "name", "county", "before", "after", *(table.columns[key] for key in keys)]
    names = list(dict.fromkeys([*heads, latest, *numbers]))
    rows = (dict(zip(names, values, strict=True)) for values in host.rows(nearest, names))
    return [_raw(row, {key: _exact(key, row, table) for key in keys}, job) for row in rows]


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


def _raw(row: dict[str, Any], found: dict[str, Any], job: Job) -> Raw:
    figures = {line.key: _figure(line, found, row.get("at")) for line in job.lines}
    name, county = _text(row["name"]), _text(row["county"])
    return Raw(row["row"], name, county, row["before"], row["after"], figures)


def _keys(line: Any) -> list[str]:
    return [key for _, key in line.columns] if line.years else [line.key]


def _figure(line: Any, found: dict[str, Any], year: int | None) -> Any:
    """Give the figure of a line; of several years, which end with the latest named, the lowest."""
    if not line.years:
        return found.get(line.key)
    stated = {each: found[key] for each, key in line.columns if found.get(key) is not None}
    latest = max([*stated, year or 0])
    return min((each for at, each in stated.items() if at > latest - line.years), default=None)


def _text(value: str | None) -> str | None:
    return (value.strip() or None) if value else None
