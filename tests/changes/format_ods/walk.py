"""A format `.ods`: wherever a summary is written, in the help, and read back as any sheet is."""

from __future__ import annotations

import sys
from pathlib import Path

from walking import in_parts, said

on = ("register", "--register", "a")
said(*on, "init", "--from", sys.argv[1])
said(*on, "list", "--xlsx", "list.ods")
assert "LC-2022-001" in in_parts("list.ods")
said(*on, "list", "--xlsx", "list.ods")  # known as our own, so written anew
said(*on, "export", "all.ods")
assert "说明" in in_parts("all.ods")
said("new", "form.yaml")
said("check", "form.yaml", "--on", "2025-03-01", "--xlsx", "checked.ods", exits=4)
assert "待办事项" in in_parts("checked.ods")
for command in (("check",), ("register", "list"), ("register", "export")):
    assert ".ods" in said(*command, "--help")
assert ".ods" in said(*on, "export", "all.odt", exits=2)  # what may be written instead
Path("office.xlsx").write_bytes(b"")
assert said(*on, "list", "--xlsx", "new.ods", "--template", "office.xlsx", exits=2)
