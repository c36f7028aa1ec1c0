"""A column in the list of titles: on the screen, for programs, in workbooks, on the page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from walking import in_parts, said, told

os.environ["LCCLUSTER_CACHE"] = "cache"
on = ("register", "--register", "a")
said(*on, "init", "--from", sys.argv[1])
assert "recognised in" in said(*on, "list")
assert "认定年份" in said(*on, "list", lang="zh")
assert {each["recognised_in"] for each in told(*on, "list")["entries"]} == {2022}
assert told(*on, "show", "LC-2022-001")["recognised_in"] == 2022
head, first, *_ = said(*on, "list", "--format", "csv").splitlines()
assert first.split(",")[head.split(",").index("recognised in")] == "2022"
said(*on, "list", "--xlsx", "list.xlsx")
assert "认定年份" in in_parts("list.xlsx")
assert "认定公布的年份。" in in_parts("list.xlsx")  # the sheet that explains the columns
said(*on, "export", "all.xlsx")
assert "认定年份" in in_parts("all.xlsx")
said(*on, "report-page", "page.html", lang="zh")
assert "认定年份" in Path("page.html").read_text("utf-8")

# A register kept in an index gives the column too.
file = next(Path("a").rglob("LC-2022-001.yaml"))
large = file.read_text("utf-8").replace("events:", f"note: {'x' * 200_000}\nevents:")
file.write_text(large, "utf-8")
assert {each["recognised_in"] for each in told(*on, "list")["entries"]} == {2022}
assert [*Path("cache").iterdir()]
