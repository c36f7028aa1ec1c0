"""A table held against the rules as columns: read, compile, group, and explain what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
from msgspec.structs import replace

from lccluster.engines import compiling, hosts, scalar_engine
from lccluster.engines.choosing import Engine
from lccluster.engines.coded import Coded, decode, is_exact
from lccluster.engines.coding import coded
from lccluster.engines.parquet import scanned
from lccluster.simulation.cells import reader
from lccluster.simulation.columns import YEAR
from lccluster.simulation.job import Job
from lccluster.simulation.scalar import RowsOutcome, nearest
from lccluster.simulation.tally import Counted, Group, Raw, conditions, drawn_lines

Numbered = tuple[int, Sequence[object]]
FAR = 1e300  # the share of a row that no figure explains: it comes last


def run(
    job: Job, engine: Engine, rows: Callable[[], Iterable[Numbered]], parquet: Path | None
) -> Counted:
    """Hold a table against the rules on Polars, DuckDB or Spark.

    A Parquet file is scanned by the engine itself where its columns are figures; every other
    table is read as the check reads it. Raises Unusable.
    """
    host = hosts.host(engine)
    table = scanned(parquet, job, host) if parquet else None
    found = table or host.taken(coded(rows(), job))
    judged = host.kept(_judged(found, job))
    counted = Counted(_groups(judged), _changed(judged, found, job), _cells(judged, job))
    return with_rows_apart(counted, found.apart, job)


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
    added = {"after": nw.lit(0)}
    for plan, packed, verdict in zip(plans, ("before", "after"), ("was", "now"), strict=False):
        outcomes = [nw.col(names[step.test]) for step in plan.steps]
        added |= {packed: compiling.packed(outcomes), verdict: compiling.worst(outcomes)}
    if job.sweeps:
        added["cell"] = compiling.cell(job.plan, job.sweeps, table)
    return frame.with_columns(**added).drop(*names.values())


def _groups(judged: Any) -> Counter[Group]:
    keys = ("before", "after", "county", "year")
    found: Counter[Group] = Counter()
    year = reader(YEAR)
    counted = judged.group_by(*keys).agg(nw.len().alias("count"))
    for before, after, county, written, count in _rows(counted, (*keys, "count")):
        said = None if written is None else year(str(written))
        place = (county.strip() or None) if county else None
        found[before, after, place, None if said is None else str(said)] += count
    return found


def _cells(judged: Any, job: Job) -> dict[int, int] | None:
    if not job.sweeps:
        return None
    counted = judged.group_by("cell").agg(nw.len().alias("count"))
    return dict(_rows(counted, ("cell", "count")))


def _changed(judged: Any, table: Coded, job: Job) -> list[Raw]:
    if job.other is None:
        return []
    keys = list(dict.fromkeys(key for line in job.lines for key in _keys(line)))
    names = [
        "row",
        "name",
        "county",
        "before",
        "after",
        "latest",
        *(table.columns[key] for key in keys if key in table.columns),
    ]
    yearly = any(line.years for line in job.lines)
    latest = nw.col("at") if yearly else nw.lit(None).cast(nw.Int64)
    nearest = (
        judged.filter(nw.col("was") != nw.col("now"))
        .with_columns(share=_share(table, job), latest=latest)
        .sort("share", "row")
        .head(job.most)
    )
    return [_raw(values, table, job, keys) for values in _rows(nearest, names)]


def _share(table: Coded, job: Job) -> Any:
    """Compile how near the nearest condition is that differs between the two rules."""
    assert job.other  # noqa: S101 - asked before
    parts = []
    for name in conditions(job.plan, job.other):
        tests = [_outcome_of(name, plan, table) for plan in (job.plan, job.other)]
        for line in drawn_lines(name, job.plan, job.other):
            if (away := compiling.share(line, table)) is not None:
                differs = tests[0] != tests[1]
                parts.append(nw.when(differs).then(away).otherwise(nw.lit(FAR)))
    far = nw.lit(FAR)
    return nw.min_horizontal(*[part.fill_null(FAR) for part in parts], far) if parts else far


def _outcome_of(name: str, plan: Any, table: Coded) -> Any:
    test = next((step.test for step in plan.steps if step.rule.id == name), None)
    return compiling.outcome(test, table) if test else nw.lit(0)


def _raw(values: Sequence[Any], table: Coded, job: Job, keys: Sequence[str]) -> Raw:
    row, name, county, before, after, year, *codes = values
    known = [key for key in keys if key in table.columns]
    found = {
        key: table.exact[key][row] if table.exact else decode(code, table.factors[key])
        for key, code in zip(known, codes, strict=True)
    }
    figures = {line.key: _figure(line, found, year) for line in job.lines}
    return Raw(row, _text(name), _text(county), before, after, figures)


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


def _rows(frame: Any, columns: Sequence[str]) -> list[Any]:
    collected = frame.select(*columns).collect("polars")
    found: list[Any] = collected.rows()
    return found
