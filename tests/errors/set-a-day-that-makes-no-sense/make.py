"""A draft as “rules new” makes it."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
