"""What writes a file of each kind, or what it should look like; said where one has the wrong shape."""

from __future__ import annotations

from lccluster.language import Message

ANY = Message("Write the entries that belong here, or take the file away.")
FORM = Message("“lccluster new” writes a form of the right shape.")
FINDINGS = Message("“lccluster findings new” writes findings of the right shape.")
RULEBOOK = Message("“lccluster rules new” copies a rulebook of the right shape.")
CASES = Message("Write it as the cases of a rulebook at hand are written.")
RECORD = Message(
    "Put back what stood here; “lccluster register check” looks at the whole register."
)
OFFICE = Message("“lccluster register whoami --office …” writes one of the right shape.")
LIST = Message(
    "A list holds “promulgated_on”, “authority” and “clusters”, each of these with “name” and “county”."
)
