"""A draft as “rules new” makes it, then edited by hand."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

folder = start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
file = folder / "measure.yaml"
text = file.read_text("utf-8")
assert "draft: true" in text
file.write_text(text.replace("draft: true", "draft: yes"), "utf-8")
