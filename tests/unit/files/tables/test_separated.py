"""CSV tables as programs end their lines, read without a second copy of the text."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest

from lccluster.files.tables.separated import read_csv
from offices import Office, empty, office

__all__ = ["empty", "office"]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "a,b\r\n1,2\r\n3,4",
        "a,b\r1,2\r",
        'a,b\r\n"1\r\n2",3\n\r\n4,5\r6,7',
        'a,b\n"1\n\n2","3\r4"\n',
        "a,b\n1\u2028,2\x0b\n3,\x85\n",
    ],
)
def test_lines_end_as_in_any_other_reader(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    heads, *rows = csv.reader(io.StringIO(text, newline=""))
    table = read_csv(path, "t.csv")
    assert table.headings == heads
    assert [cells for _, cells in table.rows()] == [row for row in rows if any(row)]


def test_its_rows_are_gone_through_without_a_copy_of_them_all(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("集群名称,面积\n" + "某某特色产业集群,42.6\n" * 40_000, "utf-8")
    table = read_csv(path, "t.csv")
    tracemalloc.start()
    try:
        assert sum(1 for _ in table.rows()) == 40_000
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size / 10
    finally:
        tracemalloc.stop()


def test_a_long_cell_of_an_export_is_called_one(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    office("export", path)
    text = path.read_text("utf-8-sig")
    heads, first, rest = text.split("\n", 2)
    path.write_text(f"{heads}\n{first}\n{'长' * 140_000}{rest}", "utf-8")
    ran = office("import", path, exits=2)
    assert f"{path}:3: A cell in this row holds more than 131072 signs" in ran.err
