"""Whole processes of `simulate` beside what Polars takes to read, or a query written by hand."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import numpy as np
import polars as pl
from timing import Row, in_turn, ratio

ROWS, ROUNDS, SEED = 1_000_000, 5, 7
RULES = Path(__file__).parents[1] / "rules" / "liaocheng-2021-97"
FIGURES = ("cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total")
BOUNDS = (100 * 10**6, 30, 30 * 10**8, 1)  # square metres and yuan, as offices count exactly
UNITS = (10**6, 1, 10**8, 1)  # of these in the form's own unit
COUNTIES = ("东昌府区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "茌平区", "高唐县")
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


def rows() -> Iterator[Row]:
    """A million rows as text and as Parquet, ten million as Parquet."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        draft, table = _draft(place / "draft"), _table(place / "one.parquet", ROWS)
        text = place / "one.csv"
        pl.scan_parquet(table).sink_csv(text)
        commands = {
            "reading": [sys.executable, "-c", READ_CSV, str(text)],
            "csv": [*TOOL, str(text), *UNDER],
            "by hand": [sys.executable, "-c", BY_HAND, str(table)],
            "parquet": [*TOOL, str(table), *UNDER, "--against", str(draft)],
        }
        runs = in_turn(commands, ROUNDS)
        yield ratio("simulate 1 000 000 rows of CSV / Polars reading", runs, "csv", "reading", 4)
        yield ratio("simulate Parquet --against / by hand", runs, "parquet", "by hand", 1.0)
        ten = _table(place / "ten.parquet", 10 * ROWS)
        commands = {
            "by hand": [sys.executable, "-c", BY_HAND, str(ten)],
            "parquet": [*TOOL, str(ten), *UNDER, "--against", str(draft)],
        }
        runs = in_turn(commands, 3)
        yield ratio("the same of 10 000 000 rows / by hand", runs, "parquet", "by hand", 1.2)
        yield Row("the same, memory", runs["parquet"].memory / 1024, 1.0, "GB")


READ_CSV = "import sys, polars; print(polars.read_csv(sys.argv[1]).height)"
TOOL = (str(Path(sys.executable).with_name("lccluster")), "simulate")
UNDER = ("--rules", str(RULES))


def _figures(rows: int) -> list[np.ndarray]:
    """Figures as whole numbers in the smallest unit, 2 % of them on a bound or one unit beside."""
    random = np.random.default_rng(SEED)
    found = []
    for bound, unit, low, high in zip(BOUNDS, UNITS, (5, 5, 1, 0), (200, 120, 90, 6), strict=True):
        values = random.integers(low * unit, high * unit, rows)
        beside = random.random(rows) < 0.02
        values[beside] = bound + random.integers(-1, 2, beside.sum())
        found.append(values)
    return found


def _table(path: Path, rows: int) -> Path:
    """Write a table in a process of its own: what starts from a large one is measured as large."""
    subprocess.run([sys.executable, __file__, str(path), str(rows)], check=True)
    return path


def _write(path: Path, rows: int) -> None:
    figures = _figures(rows)
    area, revenue = (
        pl.DataFrame({"whole": figures[at]}).select(
            (pl.col("whole").cast(pl.Decimal(20, digits)) / UNITS[at]).cast(pl.Decimal(14, digits))
        )["whole"]
        for at, digits in ((0, 6), (2, 8))
    )
    pl.DataFrame(
        {
            "cluster.name": [f"第{at}特色产业集群" for at in range(rows)],
            "county": [COUNTIES[at % len(COUNTIES)] for at in range(rows)],
            FIGURES[0]: area,
            FIGURES[1]: figures[1],
            FIGURES[2]: revenue,
            FIGURES[3]: figures[3],
        }
    ).write_parquet(path)


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


if __name__ == "__main__":
    _write(Path(sys.argv[1]), int(sys.argv[2]))
