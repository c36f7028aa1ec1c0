"""A measure that asks for the county's report once, in the second year after the recognition."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

OLD = "    due_on: 02-10\n"
file = start_draft("evaluated", "liaocheng-2021-97", Path("rules"), Library()) / "measure.yaml"
text = file.read_text("utf-8")
assert OLD in text
text = text.replace(OLD, f"    once_after_years: 2\n{OLD}", 1).replace(
    "draft: true", "draft: false"
)
file.write_text(text, "utf-8")
