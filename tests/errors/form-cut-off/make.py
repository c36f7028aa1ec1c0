"""A workbook of which only the beginning arrived."""

from pathlib import Path

Path("申请表.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 200)
