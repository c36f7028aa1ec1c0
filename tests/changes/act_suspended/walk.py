"""An act `suspended`: recorded by its own command, and shown wherever acts and standings are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from walking import in_parts, said, told

LISTED = sys.argv[1]
FIVE = [f"LC-2022-{number:03}" for number in range(1, 6)]
WORDS = ("suspended", "称号中止")
os.environ["LCCLUSTER_CACHE"] = "cache"


def on(register: str, command: str, *more: object) -> tuple[object, ...]:
    return "register", "--register", register, command, *more


def standings(register: str) -> int:
    entries = told(*on(register, "list", "--as-of", "2025-06-01"))["entries"]
    counts = told(*on(register, "stats", "--as-of", "2025-06-01"))
    listed = sum(each["standing"] == "suspended" for each in entries)
    assert counts["standing"]["suspended"] == listed
    return listed


said(*on("a", "init", "--from", LISTED))
paper = ("--document", "第1号", "--on", "2025-03-01")
assert "set-aside" in said(*on("a", "suspend", *FIVE, "--until", "2025年12月1日", *paper))
assert "already" in said(*on("a", "suspend", FIVE[0], *paper), exits=6)
assert standings("a") == 5
assert not Path("cache").exists()  # a small register is read as it is

# A register kept in an index gives the same answers, out of the columns of the same record.
note = f"note: {'x' * 200_000}\n"
file = next(Path("a").rglob(f"{FIVE[0]}.yaml"))
file.write_text(file.read_text("utf-8").replace("events:", f"{note}events:"), "utf-8")
said(*on("a", "seal"))  # what somebody writes into a file is adopted
assert standings("a") == 5
assert list(Path("cache").rglob("*")), "no index was kept"

for lang, words in zip(("en", "zh"), WORDS, strict=True):
    for asked in (["list"], ["list", "--format", "csv"], ["stats"], ["show", FIVE[0]]):
        assert words in said(*on("a", *asked, *(["--as-of", "2025-06-01"])), lang=lang), asked
assert "suspension of the title" in said(*on("a", "history", FIVE[0]))
assert "截止日期：2025-12-01" in said(*on("a", "history", FIVE[0]), lang="zh")
assert len(told(*on("a", "list", "--as-of", "2025-06-01", "--status", "称号中止"))["entries"]) == 5

said(*on("a", "list", "--as-of", "2025-06-01", "--xlsx", "a.xlsx"), lang="zh")
assert "称号中止" in in_parts("a.xlsx")
assert "截止日期：2025年12月1日" in in_parts("a.xlsx")
said(*on("a", "report-page", "a.html", "--as-of", "2025-06-01"))
assert "suspended" in Path("a.html").read_text("utf-8")
assert "suspend " in said("register", "--help")
assert "--until DATE" in said("register", "suspend", "--help")
assert '"const": "suspended"' in said("schema", "record")

said(*on("a", "correct", FIVE[0], "suspended", "until=2026-01-01"))
said(*on("a", "set-aside", FIVE[1], "suspended", *paper))
assert standings("a") == 4
assert told(*on("a", "check"))["damage"] == []
said(*on("a", "export", "a.json"))
said(*on("b", "init"))
said(*on("b", "import", "a.json"))
assert standings("b") == 4
