"""A draft as “rules new” makes it, then edited by hand."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

folder = start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
file = folder / "04-conditions.yaml"
text = file.read_text("utf-8")
assert "check: {kind: at_least, field: enterprises.total" in text
file.write_text(
    text.replace(
        "check: {kind: at_least, field: enterprises.total",
        "check: {kind: above, field: enterprises.total",
    ),
    "utf-8",
)
