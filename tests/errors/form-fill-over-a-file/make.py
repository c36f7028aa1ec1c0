"""A filled form that stands there already."""

from pathlib import Path

Path("application.yaml").write_text("county: 莘县\n", "utf-8")
Path("application.docx").write_bytes(b"signed and sealed")
