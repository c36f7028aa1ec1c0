"""A form that an office program has open: its mark lies beside it."""

from pathlib import Path

Path("application.yaml").write_text("county: 莘县\n", "utf-8")
Path("申请表.docx").write_bytes(b"open in a word processor")
Path("~$申请表.docx").touch()
