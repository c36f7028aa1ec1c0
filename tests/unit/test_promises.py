"""Every promise names tests that exist."""

from __future__ import annotations

import re

from running import ROOT


def test_every_promise_names_tests_that_exist() -> None:
    said = (ROOT / "docs/promises.md").read_text("utf-8")
    promises = [line for line in said.splitlines() if line.startswith("- ")]
    assert all(re.search(r"`test_\w+`", line) for line in promises)
    tests = "".join(each.read_text("utf-8") for each in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", said)
    assert [each for each in named if f"def {each}(" not in tests] == []
