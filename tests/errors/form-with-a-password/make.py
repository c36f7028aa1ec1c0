"""A workbook locked with a password: an old container around an encrypted package."""

from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Path("申请表.xlsx").write_bytes(SIGNATURE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"))
