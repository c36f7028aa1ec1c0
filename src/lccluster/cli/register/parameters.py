"""Options and arguments that several commands of the register have, each declared once."""

from __future__ import annotations

from lccluster.cli.options import Placed, Valued
from lccluster.language import Message
from lccluster.register.acts import Act

on = Valued("--on", "DATE", Act.counts_from)
document = Valued("--document", Message("NUMBER"), Message("The number of the document."))
note = Valued("--note", "TEXT", Message("A remark to keep with the act."))
override = Valued(
    "--override",
    "REASON",
    Message("Why it is done although something stands against it; it is recorded."),
)
one = Placed("ID", Message("The cluster's id, or its exact name."))
several = Placed("ID...", Message("The clusters' ids or exact names; all of them or none."))
several_with_forms = Placed(
    "ID... [APPLICATION...]",
    Message("Ids or exact names, and the application of each; all of them or none."),
)
all_of_county = Valued(
    "--county", "C", Message("Every title of that county that no act has ended.")
)
as_of = Valued("--as-of", "DATE", Message("The day asked about; else today."))
known_at = Valued("--known-at", "DATE", Message("By what was recorded on or before that day."))
standings = Valued("--status", "S", Message("Only titles that stand so; may be said again."))
counties = Valued("--county", "C", Message("Only titles of that county; may be said again."))
