"""A million applications and 9 261 combinations of bounds: `pip install -e .[bench]`, then `python benchmarks/simulate.py`.

A generated Parquet table with 2 % of its figures on a bound or one unit beside it. Whole processes
against a query written by hand in Polars; rows a second in memory against openfisca-core; and the
wrong verdicts of each, counted against whole numbers.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from shutil import copytree

import numpy as np
import polars as pl
from timing import in_turn, machine, row

ROWS, ROUNDS, SEED = 1_000_000, 5, 7
AIM_QUERY, AIM_PEER, AIM_SWEEP = 1.5, 5, 1.0
RULES = Path(__file__).parents[1] / "rules" / "liaocheng-2021-97"
FIGURES = ("cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total")
BOUNDS = (100 * 10**6, 30, 30 * 10**8, 1)  # square metres and yuan, as offices count exactly
UNITS = (10**6, 1, 10**8, 1)  # of these in the form's own unit
COUNTIES = ("东昌府区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "茌平区", "高唐县")
SWEEPS = ("area=50..150:5", "enterprises=10..50:2", "revenue=10..50:2")
BY_HAND = """
import sys, polars as pl
from decimal import Decimal
area, firms, revenue, honours = map(pl.col, FIGURES)
def verdict(least):
    return (area <= 100) & (firms >= 30) & (revenue >= least) & (honours >= 1)
table = (
    pl.scan_parquet(sys.argv[1]).with_row_index("row", offset=1)
    .with_columns(a=verdict(Decimal(30)), b=verdict(Decimal(25)), margin=revenue - Decimal(25))
    .select("row", "cluster.name", "county", "a", "b", "margin").collect()
)
print(table["a"].value_counts(), table["b"].value_counts())
changed = table.filter(pl.col("a") != pl.col("b")).sort("margin", "row")
print(len(changed), changed.head(20).rows())
""".replace("FIGURES", repr(FIGURES))


def main() -> None:
    print(
        machine(),
        *(f"{name} {version(name)}" for name in ("polars", "narwhals", "openfisca-core")),
        sep="; ",
    )
    with tempfile.TemporaryDirectory() as folder:
        figures = _figures()
        table = _table(Path(folder, "table.parquet"), figures)
        draft = _draft(Path(folder, "draft"))
        tool = [
            str(Path(sys.executable).with_name("lccluster")),
            "simulate",
            str(table),
            "--rules",
            str(RULES),
        ]
        _against_a_query(table, tool, draft)
        _sweep(table)
        _against_openfisca(figures, table)


def _figures() -> list[np.ndarray]:
    """Figures as whole numbers in the smallest unit, 2 % of them on a bound or one unit beside."""
    random = np.random.default_rng(SEED)
    found = []
    for bound, unit, low, high in zip(BOUNDS, UNITS, (5, 5, 1, 0), (200, 120, 90, 6), strict=True):
        values = random.integers(low * unit, high * unit, ROWS)
        beside = random.random(ROWS) < 0.02
        values[beside] = bound + random.integers(-1, 2, beside.sum())
        found.append(values)
    return found


def _table(path: Path, figures: list[np.ndarray]) -> Path:
    area, revenue = (
        pl.DataFrame({"whole": figures[at]}).select(
            (pl.col("whole").cast(pl.Decimal(20, digits)) / UNITS[at]).cast(pl.Decimal(14, digits))
        )["whole"]
        for at, digits in ((0, 6), (2, 8))
    )
    pl.DataFrame(
        {
            "cluster.name": [f"第{at}特色产业集群" for at in range(ROWS)],
            "county": [COUNTIES[at % len(COUNTIES)] for at in range(ROWS)],
            FIGURES[0]: area,
            FIGURES[1]: figures[1],
            FIGURES[2]: revenue,
            FIGURES[3]: figures[3],
        }
    ).write_parquet(path)
    return path


def _draft(path: Path) -> Path:
    copytree(RULES, path)
    for name, changes in (
        ("measure.yaml", {"id: liaocheng-2021-97": "id: draft"}),
        (
            "04-conditions.yaml",
            {
                "bound: 30, unit: yi_yuan": "bound: 25, unit: yi_yuan",
                "年营业收入30亿元以上": "年营业收入25亿元以上",
                "at least 30 yi yuan": "at least 25 yi yuan",
            },
        ),
    ):
        text = (path / name).read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        (path / name).write_text(text, "utf-8")
    return path


def _against_a_query(table: Path, tool: list[str], draft: Path) -> None:
    commands = {
        "by hand": [sys.executable, "-c", BY_HAND, str(table)],
        "lccluster": [*tool, "--against", str(draft)],
        "start": [str(Path(sys.executable).with_name("lccluster")), "rules", "list"],
    }
    runs = in_turn(commands, ROUNDS)
    print(row("query by hand, whole process", runs["by hand"], runs["by hand"], 1))
    print(
        row(
            "lccluster simulate --against, whole process",
            runs["lccluster"],
            runs["by hand"],
            AIM_QUERY,
        )
    )
    print(
        f"   of which lccluster takes to start and read its rules: {runs['start'].median * 1000:.0f} ms"
    )


def _sweep(table: Path) -> None:
    from lccluster.engines import frames
    from lccluster.engines.choosing import Engine
    from lccluster.files.rules.rulebook_folder import read_rulebook
    from lccluster.simulation.answer import answer
    from lccluster.simulation.columns import layout
    from lccluster.simulation.job import Job
    from lccluster.simulation.plan import plan
    from lccluster.simulation.sweep_text import read_sweeps

    book = read_rulebook(RULES)
    found, _ = layout(list(pl.read_parquet_schema(table)), [book], file="", line=None)
    first = plan(book, found.places, strict=False)
    job = Job(first, None, read_sweeps(SWEEPS, first), 0, found, "")

    def swept() -> None:
        counted = frames.run(job, Engine.POLARS, lambda: iter(()), table)
        made = answer(counted, first, None, job.sweeps, engine="polars", most=0)
        assert len(made.scenarios) == 9_261
        at_the_bounds = next(each for each in made.scenarios if each.values == (100, 30, 30))
        assert at_the_bounds.verdicts == made.verdicts

    reading = _median(lambda: pl.read_parquet(table, columns=list(FIGURES)))
    whole = _median(swept)
    beyond = whole - reading
    said = "reached" if beyond < AIM_SWEEP else "missed"
    print(
        f"9 261 combinations over {ROWS} rows, beyond reading: {beyond:.2f} s   aim {AIM_SWEEP} s: {said}"
    )


def _against_openfisca(figures: list[np.ndarray], table: Path) -> None:
    """Hold the same rows in memory against the same four bounds; count what comes out wrong."""
    import narwhals as nw
    from fisca import verdicts as peer

    from lccluster.engines import compiling
    from lccluster.engines.coded import Coded
    from lccluster.files.rules.rulebook_folder import read_rulebook
    from lccluster.simulation.plan import plan

    right = (
        (figures[0] <= BOUNDS[0])
        & (figures[1] >= BOUNDS[1])
        & (figures[2] >= BOUNDS[2])
        & (figures[3] >= BOUNDS[3])
    )
    names = {key: f"c{at}" for at, key in enumerate(FIGURES)}
    frame = pl.DataFrame({names[key]: values for key, values in zip(FIGURES, figures, strict=True)})
    coded = Coded(None, names, dict(zip(FIGURES, UNITS, strict=True)))
    steps = plan(read_rulebook(RULES), FIGURES, strict=False).steps
    worst = compiling.worst([compiling.outcome(step.test, coded) for step in steps])

    def ours() -> np.ndarray:
        lazy = nw.from_native(frame.lazy()).select(worst=worst)
        return (lazy.collect().to_native()["worst"] == 0).to_numpy()

    floats = [values / unit for values, unit in zip(figures, UNITS, strict=True)]
    theirs = peer(floats)
    times = {"lccluster": [], "openfisca-core": []}
    for _ in range(ROUNDS):
        times["lccluster"].append(_once(ours))
        times["openfisca-core"].append(_once(theirs))
    speed = {name: ROWS / statistics.median(seconds) / 1e6 for name, seconds in times.items()}
    wrong = {
        "lccluster": int((ours() != right).sum()),
        "openfisca-core": int((theirs() != right).sum()),
    }
    for name, rows in speed.items():
        print(f"{name:<44}{rows:>8.1f} M rows/s in memory, {wrong[name]} wrong of {ROWS}")
    ratio = speed["lccluster"] / speed["openfisca-core"]
    print(
        f"{'rows a second, ratio':<44}{ratio:>8.1f} x   aim {AIM_PEER} x: {'reached' if ratio >= AIM_PEER else 'missed'}"
    )
    assert table.exists()


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_once(work) for _ in range(ROUNDS))


if __name__ == "__main__":
    main()
