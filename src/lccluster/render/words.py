"""Words of several drawings: a sign before an outcome or verdict, all of which exist in GBK, and a measure in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.vocabulary import MaterialOutcome, Outcome, Verdict

if TYPE_CHECKING:
    from lccluster.eligibility.conditions.results import ConditionResult
    from lccluster.form.parts import FormField, FormGroup
    from lccluster.rulebook.measure import Measure, Validity

Word = Verdict | Outcome | MaterialOutcome
_SIGNS: dict[Word, str] = {
    Verdict.ELIGIBLE: "√",
    Verdict.NOT_ELIGIBLE: "×",
    Verdict.INCOMPLETE: "○",
    Verdict.NEEDS_DECISION: "○",
    Verdict.NO_RULE: "—",
    Outcome.MET: "√",
    Outcome.NOT_MET: "×",
    Outcome.UNSTATED: "○",
    Outcome.FOR_JUDGEMENT: "○",
    MaterialOutcome.PRESENT: "√",
}

FLAGS = {
    "no-rulebook-for-review": Message("no measure covers the re-review"),
    "applied-late": Message("applied for after the last day"),
    "ground-lost": Message("the ground of the cancellation is gone"),
    "ground-of-revocation-lost": Message("the ground of the revocation is gone"),
    "recognised-outside-period": Message("recognised while no measure was in force"),
    "passed-outside-period": Message("re-review passed while no measure was in force"),
    "applied-outside-period": Message("applied for while no measure was in force"),
    "ended-outside-period": Message("ended while no measure was in force"),
    "no-measure-asks": Message("no measure asks for it"),
    "no-measure-in-force": Message("no measure is in force"),
    "review-on-call": Message("re-reviewed when it is called for: see whether a call is open"),
    "no-ground-stated": Message("the measure states no ground"),
}


def signed(word: Word) -> str:
    """Draw a sign and the word."""
    return f"{_SIGNS.get(word, '×')} {word.words}"


def signed_condition(result: ConditionResult) -> str:
    """Draw what became of a condition, with the sign of its outcome."""
    return f"{_SIGNS[result.outcome]} {result.words}"


def bound_of(result: ConditionResult) -> str | None:
    """Draw the bound that a figure is held against, with its sign: `> 70%`."""
    return result.figure.drawn if result.figure else None


# How a measure is introduced: whether it is a draft, whether its end is open.
_PERIODS = {
    (False, False): Message("{title}, {number}, in force {start} to {end}"),
    (False, True): Message("{title}, {number}, in force from {start} on"),
    (True, False): Message("{title}, {number}: a draft, planned for {start} to {end}"),
    (True, True): Message("{title}, {number}: a draft, planned from {start} on"),
}


def rulebook_line(measure: Measure) -> Message:
    """Say in one line which measure this is and when it is in force."""
    said = {
        "title": measure.title,
        "number": measure.number,
        "start": measure.in_force.from_,
        "end": measure.in_force.until,
    }
    return _PERIODS[measure.draft, measure.in_force.until is None].naming(**said)


# Which calendar year of a title is the first, by the words of a rulebook.
FIRST_YEARS = {
    "year-of-recognition": Message("the year of the recognition is the first"),
    "next-year": Message("the year after the recognition is the first"),
}
# How the last day of a title is counted, by the words of a rulebook.
COUNTINGS = {
    "civil-code": Message("the last day is the corresponding day (Civil Code)"),
    "inclusive": Message("the last day is the one before the corresponding day"),
    "calendar-years": Message("the last day is 31 December, whole years count"),
}


def counting_words(validity: Validity) -> Message:
    """Say how last days are counted, and from which calendar year where whole years count."""
    counting = COUNTINGS.get(validity.counting or "", Message("not known"))
    if validity.first is None:
        return counting
    return Message("{counting}, {first}", counting=counting, first=FIRST_YEARS[validity.first])


def needs_head(group: FormGroup, cell: FormField) -> bool:
    """Tell whether a label says nothing without its heading; “firms in all” has the words of its own in it."""
    return cell.vague and str(group.words) not in str(cell.label)
