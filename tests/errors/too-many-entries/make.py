"""A list of 40 000 entries, made here because it would only bloat the repository."""

from pathlib import Path

Path("application.yaml").write_text("products:\n" + "  - {}\n" * 40_000, encoding="utf-8")
