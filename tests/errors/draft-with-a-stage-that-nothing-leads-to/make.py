"""A draft as “rules new” makes it, its procedure then edited by hand."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

EDITS = (
    ("needs: [compliance]", "needs: [complaince]"),
    ("gives: [title]", "gives: [name]"),
)
folder = start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
file = folder / "procedure.yaml"
text = file.read_text("utf-8")
for old, new in EDITS:
    assert old in text
    text = text.replace(old, new, 1)
file.write_text(text, "utf-8")
