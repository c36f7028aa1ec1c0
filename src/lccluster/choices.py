"""Words of which one is typed: ours, which is what is kept, and what is said for it in either language."""

from collections.abc import Iterable

from lccluster.language import Message, every_wording, offers, spoken

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


def choices_in(metavar: str) -> list[str]:
    """List the words of which one is to be typed; none where any text may be."""
    return metavar.split("|") if "|" in metavar and metavar.islower() else []


def typed(ours: str) -> str:
    """Say a choice as it is typed in the language spoken: in English by our word, which is one."""
    return str(CHOICES[ours]) if ours in CHOICES and spoken() == "zh" else ours


def spellings(words: Iterable[str]) -> dict[str, str]:
    """Give our word for each spelling of some choices: our own, and what either language says."""
    return {written: ours for ours in words for written in (ours, *_wordings(ours))}


def choices_offered(words: Iterable[str]) -> dict[str, str | Message]:
    """Map each spelling of some choices to how it is offered in the language spoken."""
    return {
        written: shown
        for ours in words
        for written, shown in offers(typed(ours), (*_wordings(ours), ours)).items()
    }


def _wordings(ours: str) -> tuple[str, ...]:
    return every_wording(CHOICES[ours]) if ours in CHOICES else ()
