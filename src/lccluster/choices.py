"""Words of which one is typed: ours, which is what is kept, and what is said for it in either language."""

from collections.abc import Iterable

from lccluster.language import Message, Worded, every_wording, offers, spoken

CHOICES = {
    "passed": Message("passed"),
    "failed": Message("failed"),
    "upheld": Message("upheld"),
    "rejected": Message("rejected"),
    "yes": Message("yes"),
    "no": Message("no"),
    "theirs": Message("theirs"),
    "ours": Message("ours"),
    "both": Message("both"),
    "cluster": Message("the cluster"),
    "county": Message("the county"),
    "city": Message("the city"),
    "province": Message("the province"),
    "public": Message("public notice"),
    "recognition": Message("recognition"),
    "review": Message("re-review"),
    "cancellation": Message("cancellation of the title"),
    "revocation": Message("revocation of the title"),
    "application": Message("application file"),
    "findings": Message("findings file"),
    "record": Message("record of a title"),
    "rules": Message("rulebook"),
    "call": Message("call file"),
    "panel": Message("panel file"),
    "employer": Message("employer"),
    "adviser": Message("adviser"),
    "kin": Message("kin"),
    "other": Message("another tie"),
    "working_days": Message("working days"),
    "days": Message("calendar days"),
    "text": Message("text"),
    "offices": Message("offices"),
}

# Words of rulebooks: they are read in either language, and typed nowhere.
LAW = {
    "nation": Message("national level"),
    "civil-code": Message("by the Civil Code"),
    "inclusive": Message("both days included"),
    "calendar-years": Message("by calendar years"),
    "year-of-recognition": Message("the year of the recognition"),
    "next-year": Message("the next year"),
    "year-of-last-day": Message("in the year of the last day"),
    "on-call": Message("when it is called for"),
    "not-stated": Message("not stated there"),
    "expired": Message("expired, awaiting an act"),
    "review_failed": Message("re-review failed"),
    "last-year": Message("the year before"),
    "this-year": Message("the same year"),
    "day": Message("day"),
    "year": Message("year"),
    "yes_no": Message("yes or no"),
    "credit_code": Message("unified social credit identifier"),
    "any": Message("any number"),
    "zero": Message("not below zero"),
    "above_zero": Message("above zero"),
    "experts": Message("experts"),
    "ministry": Message("the ministry"),
    "granted": Message("granted"),
    "refused": Message("refused"),
    "met": Message("met"),
    "not_met": Message("not met"),
    "open": Message("undecided"),
    "fine": Message("in order"),
    "absent": Message("not there"),
    "empty": Message("empty"),
    "outside": Message("outside of the folder"),
    "broken": Message("cannot be opened"),
    "part_of_total": Message("a part above its total"),
    "parts_add_up": Message("parts that do not add up"),
    "not_after_the_day": Message("later than the day of the check"),
    "year_of_figures": Message("a year too early or too late"),
    "not_above": Message("above another figure"),
    "new": Message("new applications"),
    "renewals": Message("re-reviews"),
    "all": Message("all applications"),
    "ties": Message("recused experts"),
    "scores": Message("scores of experts"),
    "objections": Message("objections"),
}


def choices_in(metavar: str) -> list[str]:
    """List the words of which one is to be typed; none where any text may be."""
    return metavar.split("|") if "|" in metavar and metavar.islower() else []


def typed_word(word: str) -> str:
    """Give a word as it is typed: one with blanks in quotes."""
    return f'"{word}"' if " " in word else word


def typed(ours: str) -> str:
    """Say a choice as it is typed in the language spoken: in English by our word, which is one."""
    words = _words(ours)
    return str(words) if words and spoken() == "zh" else ours


def spellings(words: Iterable[str]) -> dict[str, str]:
    """Give our word for each spelling of some choices: our own, and what either language says."""
    return {written: str(ours) for ours in words for written in (str(ours), *_wordings(ours))}


def choices_offered(words: Iterable[str]) -> dict[str, str | Message]:
    """Map each spelling of some choices to how it is offered in the language spoken."""
    return {
        written: shown
        for ours in words
        for written, shown in offers(typed(ours), (*_wordings(ours), str(ours))).items()
    }


def _wordings(ours: str) -> tuple[str, ...]:
    words = _words(ours)
    return every_wording(words) if words else ()


def _words(ours: str) -> Message | None:
    """Give the sentence of a choice: of an enumeration its own."""
    return ours.words if isinstance(ours, Worded) else CHOICES.get(ours) or LAW.get(ours)
