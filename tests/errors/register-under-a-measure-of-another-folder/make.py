"""A draft as “rules new” makes it, outside the folders in which rulebooks are looked for."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

for place in ("rules", "elsewhere"):
    start_draft("draft-2027", "liaocheng-2021-97", Path(place), Library())
