"""The acts that a register records, one class each: its words, its law, what it does to a title."""

# ruff: noqa: I001 - the kinds stand in the order in which their modules are read: that of a title's life

from lccluster.register.acts.act import (
    VOIDING,
    Act,
    Particular,
    Situation,
    labels,
)
from lccluster.register.acts.recognition import Recognised
from lccluster.register.acts.reports import AnnualReport, CountyReport, Report
from lccluster.register.acts.reviews import ReviewApplied, ReviewFailed, ReviewPassed
from lccluster.register.acts.endings import Cancelled, Ending, Revoked
from lccluster.register.acts.records import Corrected, OnAct, Renamed, SetAside, Voided

__all__ = [
    "VOIDING",
    "Act",
    "AnnualReport",
    "Cancelled",
    "Corrected",
    "CountyReport",
    "Ending",
    "OnAct",
    "Particular",
    "Recognised",
    "Renamed",
    "Report",
    "ReviewApplied",
    "ReviewFailed",
    "ReviewPassed",
    "Revoked",
    "SetAside",
    "Situation",
    "Voided",
    "labels",
]
