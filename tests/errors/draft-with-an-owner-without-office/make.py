"""A draft as “rules new” makes it, then edited by hand."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

OLD, NEW = "owed_by: county", "owed_by: province"
folder = start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
file = folder / "measure.yaml"
text = file.read_text("utf-8")
assert OLD in text
file.write_text(text.replace(OLD, NEW, 1), "utf-8")
