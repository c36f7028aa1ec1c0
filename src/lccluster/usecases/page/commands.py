"""Commands that sentences name, called as the page calls them for whoever types none: a screen, or an act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lccluster.language import Message

# By the words behind the program's name: the screen that does the same, as the menu calls it.
SCREENS = {
    "check": Message("Check"),
    "findings new": Message("Check"),
    "new": Message("Blank application form"),
    "register init": Message("Begin a register"),
    "register list": Message("The register"),
    "register history": Message("The register"),
    "register check": Message("Whole and sound"),
    "register notice": Message("Documents"),
    "register seal": Message("Adopt what was made by hand"),
    "register merge": Message("Take in another copy of the register"),
    "register stats": Message("How many titles stand where"),
    "register outlook": Message("The last figures held against the bounds"),
    "register import": Message("Take in an export of a register"),
    "verify": Message("Work an earlier result out again"),
    "rules list": Message("Rules"),
    "rules show": Message("Rules"),
    "rules diff": Message("Rules"),
    "register pack": Message("Between offices"),
    "register receive": Message("Between offices"),
    "register conflicts": Message("Between offices"),
    "register settle": Message("Between offices"),
    "register whoami": Message("Between offices"),
    "round sheets": Message("Sheets of the experts to download"),
    "round scores": Message("Scores, and whether the ranks are sure"),
    "round list": Message("Round"),
    "round show": Message("Round"),
    "round todo": Message("To do"),
}
_COMMAND = r"“lccluster ([^”]+)”"  # texts, not patterns: most screens name none
_BLANK = r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=“)|(?<=”) (?=[\u3000-\u9fff\uff00-\uffef])"


def as_on_page(sentence: object) -> str:
    """Name each command by its screen, or by the act that it records; one that the page lacks stays."""
    said = re.sub(_COMMAND, lambda found: _named(found[1]) or found[0], str(sentence))
    if "“" not in said:
        return said
    return re.sub(_BLANK, "", said)  # Chinese leaves them around a command, not around a quotation


def _named(command: str) -> str | None:
    words = command.split()
    known = {**SCREENS, **dict(_acts())}
    name = known.get(" ".join(words[:2])) or known.get(words[0])
    return f"“{name}”" if name else None


def _acts() -> Iterator[tuple[str, str]]:
    from lccluster.kinds import kinds_of
    from lccluster.register.acts import Act
    from lccluster.round.acts import RoundAct

    for area, kind in (("register", Act), ("round", RoundAct)):
        for each in kinds_of(kind):
            if each.command:
                yield f"{area} {each.command}", str(each.does).rstrip(".。")
