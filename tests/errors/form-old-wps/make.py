"""A .wps: the signature of the old binary format, and the name of its one stream."""

from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Path("申请表.wps").write_bytes(SIGNATURE + b"\0" * 504 + "WordDocument".encode("utf-16-le"))
