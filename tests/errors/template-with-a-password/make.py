"""The beginning of a workbook with a password: an old container around the encrypted package."""

from pathlib import Path

head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Path("样表.xlsx").write_bytes(head + "EncryptedPackage".encode("utf-16-le") + bytes(512))
