"""A table held against the rules as columns: read, compile, group, and explain what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.engines import changed, hosts, pairs, points, sweeping
from lccluster.engines.cells.coded import Coded, is_exact
from lccluster.engines.choosing import Engine
from lccluster.engines.hosts import Host
from lccluster.engines.judged import MOST_TESTS, Judged, judge, text
from lccluster.engines.parquet import scanned
from lccluster.engines.windows import with_windows
from lccluster.form.form import COUNTY
from lccluster.rulebook.conditions import Pair
from lccluster.simulation.cells import reader
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import Filled, Line, Points
from lccluster.simulation.tally import Counted, Group

Numbered = tuple[int, Sequence[object]]
CLOSER = -1  # stands for the outcomes of a row that has a cell for a closer look


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
    from lccluster.engines.cells.coding import coded, coded_texts

    read = texts() if texts else None
    table = host.taken(coded(rows(), job) if read is None else coded_texts(read, job))
    return with_rows_apart(_counted(table, host, job) or Counted(Counter()), table.apart, job)


def _counted(found: Coded, host: Host, job: Job) -> Counted | None:
    """Count a table; None where it has cells that need a closer look."""
    judged = judge(with_windows(found, job), host, job)
    asked = {"groups": _grouped(judged, job)}
    if job.other:
        asked["changed"] = changed.nearest(judged, job)
    if job.sweeps:
        asked["cells"] = _in_cells(judged)
    rows = dict(zip(asked, host.rows([*asked.values()]), strict=True))
    groups = _groups(rows["groups"], judged, job)
    if groups is None:
        return None
    cells = {each["cell"]: each["count"] for each in rows["cells"]} if job.sweeps else None
    return Counted(groups, changed.read(rows.get("changed", ()), judged, job), cells)


def with_rows_apart(counted: Counted, apart: Sequence[Numbered], job: Job) -> Counted:
    """Add the rows that no column holds: they are held against the rules one by one."""
    if not apart:
        return counted
    # What judges a row as the check does loads the form and pydantic.
    from lccluster.engines import scalar_engine
    from lccluster.simulation.scalar import RowsOutcome, nearest

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
    tests = job.tests
    whole = any(isinstance(each, Filled) for each in tests)
    if whole or len(tests) > MOST_TESTS or not sweeping.is_possible(job.sweeps):
        return False
    scores = (each.score for each in tests if isinstance(each, Points))
    return all(map(_holds, job.lines)) and all(map(points.is_possible, scores))


def _holds(line: Line) -> bool:
    if isinstance(line.check, Pair):
        return pairs.is_possible(line.check)
    return all(is_exact(each.bound) for each in line.limits)


def _grouped(judged: Judged, job: Job) -> tuple[Any, Sequence[str]]:
    """Ask how many rows are alike: in the outcomes of all tests, the county and the year."""
    table = judged.table
    pattern = judged.pattern
    if table.doubt is not None:
        pattern = table.either(table.doubt, CLOSER, pattern)
    places = ((COUNTY, "county"), (job.year, "year"))
    keys = ["both", *(name for key, name in places if key in job.layout.places)]
    count = table.dialect.len().alias("count")
    return judged.frame.with_columns(both=pattern).group_by(*keys).agg(count), (*keys, "count")


def _groups(rows: Iterable[dict[str, Any]], judged: Judged, job: Job) -> Counter[Group] | None:
    """Count rows alike; None where a cell needs a closer look."""
    found: Counter[Group] = Counter()
    for row in rows:
        if row["both"] == CLOSER:
            return None
        written = row.get("year")
        said = reader(job.year, job.layout.form)(str(written)) if written and job.year else None
        place = None if said is None else str(said)
        found[*judged.patterns(row["both"]), text(row.get("county")), place] += row["count"]
    return found


def _in_cells(judged: Judged) -> tuple[Any, Sequence[str]]:
    """Ask how many rows are in each cell of a sweep."""
    count = judged.table.dialect.len().alias("count")
    return judged.frame.group_by("cell").agg(count), ("cell", "count")
