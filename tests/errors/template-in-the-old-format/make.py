"""The beginning of a workbook in the format of 2003, with the name of its stream."""

from pathlib import Path

head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Path("样表.xls").write_bytes(head + "Workbook".encode("utf-16-le") + bytes(512))
