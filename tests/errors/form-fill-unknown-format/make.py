"""An application, to be written as a kind of file that is not made."""

from pathlib import Path

Path("application.yaml").write_text("county: 莘县\n", "utf-8")
