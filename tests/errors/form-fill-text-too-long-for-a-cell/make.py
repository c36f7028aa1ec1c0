"""An introduction longer than a cell of a workbook can be."""

from pathlib import Path

Path("application.yaml").write_text(f"introduction: {'长' * 32768}\n", "utf-8")
