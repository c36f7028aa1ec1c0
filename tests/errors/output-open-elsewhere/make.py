"""A workbook that Excel or WPS holds leaves such a file beside it."""

from pathlib import Path

Path("汇总.xlsx").write_bytes(b"")
Path("~$汇总.xlsx").write_bytes(b"")
