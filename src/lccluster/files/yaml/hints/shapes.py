"""What is wrong with the shape of any file that people write, and what writes a file of each kind."""

from __future__ import annotations

from lccluster.errors import Fault
from lccluster.language import Message

ANY = Message("Write the entries that belong here, or take the file away.")
FORM = Message("“lccluster new” writes a form of the right shape.")
FINDINGS = Message("“lccluster findings new” writes findings of the right shape.")
RULEBOOK = Message("“lccluster rules new” copies a rulebook of the right shape.")
CASES = Message("Write it as the cases of a rulebook at hand are written.")
RECORD = Message(
    "Put back what stood here; “lccluster register check” looks at the whole register."
)
CALL = Message("“lccluster schema call” says what belongs here.")
PANEL = Message("“lccluster schema panel” says what belongs here.")
OFFICE = Message("“lccluster register whoami --office …” writes one of the right shape.")
LIST = Message(
    "A list holds “promulgated_on”, “authority” and “clusters”, each of these with “name” and “county”."
)


_KNOWN = Message("Known here: {keys}.")
UNKNOWN_KEY = Fault("unknown-key", Message("“{key}” is not known here."), _KNOWN)
UNKNOWN_WORD = Fault("unknown-word", Message("“{word}” is not known here."), _KNOWN)
ANOTHER_FILE = Fault(
    "another-kind",
    Message("This is another file than is asked for: no key of it is known here."),
    _KNOWN,
)
MISSING_KEY = Fault("missing-key", Message("“{key}” is missing here."))
LIST_EXPECTED = Fault(
    "list-expected", Message("A list belongs here."), Message("Begin each entry with “- ”.")
)
GROUP_EXPECTED = Fault(
    "group-expected",
    Message("Several named entries belong here."),
    Message("Write them below, indented by two blanks."),
)
