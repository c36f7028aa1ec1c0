"""What stands in a help page for what is to be typed, in the language spoken."""

import re

from lccluster.choices import choices_in, typed
from lccluster.language import Message

_WORD = re.compile(r"[A-Z]+")
_PLACEHOLDERS = {
    "A": Message("A"),
    "APP": Message("APP"),
    "APPLICATION": Message("APPLICATION"),
    "ASSESSMENT": Message("ASSESSMENT"),
    "B": Message("B"),
    "C": Message("C"),
    "CODE": Message("CODE"),
    "COLUMN": Message("COLUMN"),
    "CONDITION": Message("CONDITION"),
    "COUNTY": Message("COUNTY"),
    "DATA": Message("DATA"),
    "DATE": Message("DATE"),
    "DAYS": Message("DAYS"),
    "DIR": Message("DIR"),
    "DRAFT": Message("DRAFT"),
    "DUTY": Message("DUTY"),
    "ACT": Message("ACT"),
    "EXPERT": Message("EXPERT"),
    "FILE": Message("FILE"),
    "FORM": Message("FORM"),
    "FROM": Message("FROM"),
    "G": Message("G"),
    "HEAD": Message("HEAD"),
    "ID": Message("ID"),
    "KEY": Message("KEY"),
    "KIND": Message("KIND"),
    "N": Message("N"),
    "NAME": Message("NAME"),
    "NEW": Message("NEW"),
    "OFFICE": Message("OFFICE"),
    "OLD": Message("OLD"),
    "PACK": Message("PACK"),
    "PATH": Message("PATH"),
    "PORT": Message("PORT"),
    "REASON": Message("REASON"),
    "RULE": Message("RULE"),
    "RULEBOOK": Message("RULEBOOK"),
    "S": Message("S"),
    "STATE": Message("STATE"),
    "STEP": Message("STEP"),
    "TABLE": Message("TABLE"),
    "TEXT": Message("TEXT"),
    "TO": Message("TO"),
    "VALUE": Message("VALUE"),
    "YEAR": Message("YEAR"),
    "YYYY": Message("YYYY"),
}


def placeholder(metavar: str | Message) -> str:
    """Draw a placeholder; choices are in the language spoken, names of formats stay, dots are those of sentences."""
    if words := choices_in(str(metavar)):
        return "|".join(map(typed, words))
    return _WORD.sub(_drawn, str(metavar)).replace("...", "…")


def _drawn(found: re.Match[str]) -> str:
    return str(_PLACEHOLDERS.get(found[0], found[0]))
