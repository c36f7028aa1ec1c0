"""A table in which a name is longer than a book, behind a row that is as it should be."""

from pathlib import Path

HEADS = "cluster.name,county,cluster.area_km2,enterprises.total,economics.revenue_yi,honours.total"
ROW = ",莘县,42.6,56,32.82,3"
Path("table.csv").write_text("\n".join((HEADS, f"甲{ROW}", "乙" * 140_000 + ROW)), "utf-8")
