"""A folder with an application, and no form."""

from pathlib import Path

Path("application.yaml").write_text("county: 莘县\n", "utf-8")
