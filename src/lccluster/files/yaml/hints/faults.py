"""What may be wrong with any file that people write: keys that are unknown or missing, groups and lists that are none."""

from __future__ import annotations

from lccluster.errors import Fault
from lccluster.language import Message

_KNOWN = Message("Known here: {keys}.")
UNKNOWN_KEY = Fault("unknown-key", Message("“{key}” is not known here."), _KNOWN)
UNKNOWN_WORD = Fault("unknown-word", Message("“{word}” is not known here."), _KNOWN)
MISSING_KEY = Fault("missing-key", Message("“{key}” is missing here."))
LIST_EXPECTED = Fault(
    "list-expected", Message("A list belongs here."), Message("Begin each entry with “- ”.")
)
GROUP_EXPECTED = Fault(
    "group-expected",
    Message("Several named entries belong here."),
    Message("Write them below, indented by two blanks."),
)
