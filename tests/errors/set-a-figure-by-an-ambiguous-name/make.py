"""A draft of the national measure, in which two figures have one number in the words."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

start_draft("draft-2027", "sme-clusters-2022", Path(), Library())
