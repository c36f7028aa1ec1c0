"""The acts that a register records, one class each: its words, its law, what it does to a title."""

# ruff: noqa: I001 - the kinds stand in the order in which their modules are read: that of a title's life

from lccluster.register.acts.particulars import VOIDING, Particular
from lccluster.register.acts.act import Act, AnyAct, Refusal, Situation, end_for, labels
from lccluster.register.acts.recognition import Recognised
from lccluster.register.acts.reports import (
    AnnualReport,
    CountyReport,
    Report,
    Reported,
    reported_as,
)
from lccluster.register.acts.reviews import ReviewApplied, ReviewFailed, ReviewPassed
from lccluster.register.acts.endings import Cancelled, Ending, Revoked
from lccluster.register.acts.on_act import OnAct
from lccluster.register.acts.undoing import SetAside, Settled, Voided
from lccluster.register.acts.naming import Renamed
from lccluster.register.acts.correcting import Corrected
