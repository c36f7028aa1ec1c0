"""Words of which one is typed: ours, which is what is kept, and what is said for it in either language."""

from collections.abc import Iterable

from lccluster.language import Message, every_wording

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
}


def choices_in(metavar: str) -> list[str]:
    """List the words of which one is to be typed; none where any text may be."""
    return metavar.split("|") if "|" in metavar else []


def spellings(words: Iterable[str]) -> dict[str, str]:
    """Give our word for each spelling of some choices: our own, and what either language says."""
    return {written: ours for ours in words for written in (ours, *every_wording(CHOICES[ours]))}
