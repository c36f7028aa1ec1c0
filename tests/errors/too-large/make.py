"""Five megabytes of comment, made here because it would only bloat the repository."""

from pathlib import Path

Path("application.yaml").write_text("# 草稿\n" * 600_000, encoding="utf-8")
