"""Words of the command line to values; what is wrong with one says so like any other error."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message, every_wording, offers, spelt, spoken
from lccluster.rulebook.called import names_of, typed_name
from lccluster.usecases import typed_words

if TYPE_CHECKING:
    from lccluster.files.forms.choice import FormChoice
    from lccluster.files.rules.library import Library
    from lccluster.register.facts import Standing
    from lccluster.rulebook.measure import Ground
    from lccluster.rulebook.rulebook import Rulebook

# What the page reads in the same way.
choice = typed_words.choice
condition, counties, county = typed_words.condition, typed_words.counties, typed_words.county
day = typed_words.day
ground = typed_words.ground
name, needed, number = typed_words.name, typed_words.needed, typed_words.number
one_of, pairs = typed_words.one_of, typed_words.pairs


def word(option: str, written: str, known: Mapping[str, Sequence[Message]]) -> str:
    """Take one of our words, or what the screen prints for it in either language; raises Unusable.

    A part of what is printed is enough where only one word has it.
    """
    said = {
        ours: [each for one in words for each in every_wording(one)]
        for ours, words in known.items()
    }
    exact = [ours for ours, words in said.items() if written in (ours, *words)]
    near = [ours for ours, words in said.items() if any(written in each for each in words)]
    found = exact or (near if len(written) > 1 else [])
    if len(found) == 1:
        return found[0]
    shown = [str(each) for ours in found or known for each in known[ours]]
    if found:
        raise Unusable(typed_words.AMBIGUOUS.at(field=option, word=written, words=Listing(shown)))
    ours_and_shown = [_beside(ours, *words) for ours, words in known.items()]
    return one_of(option, written, _offered(known), shown if spoken() == "zh" else ours_and_shown)


def _beside(ours: str, shown: Message, *_others: Message) -> str | Message:
    """Give our word, which is one, and what the screen prints where that is another: recognised (in force)."""
    alike = ours.replace("_", " ") == str(shown)
    return ours if alike else Message("{word} ({words})", word=ours, words=shown)


def _offered(known: Mapping[str, Sequence[Message]]) -> dict[str, str | Message]:
    """Map our words, and what is printed for them, to how each is offered in the language spoken."""
    found: dict[str, str | Message] = {}
    for ours, words in known.items():
        found |= offers(spelt(ours, str(words[0])), (ours, *map(str, words)))
    return found


def standing(written: str) -> Standing:
    """Take a standing, in our word or in the screen's; raises Unusable."""
    from lccluster.register.facts import Standing

    return Standing(word("--status", written, {each.value: [each.words] for each in Standing}))


def known_ground(written: str, grounds: Sequence[Ground]) -> str:
    """Take a ground that the measure knows; raises Unusable."""
    shown = [*map(typed_name, grounds)]
    meant = ground(written, grounds)
    if meant in [each.id for each in grounds]:
        return meant
    return one_of("--ground", written, names_of(grounds), shown)


def refuse_beside(fault: Fault, given: Mapping[str, object]) -> None:
    """Refuse options that mean nothing beside another; raises Unusable."""
    if said := [each for each, value in given.items() if value is not None]:
        raise Unusable(fault.at(field=each, option=each) for each in said)


def files(written: Iterable[str] | None) -> list[Path]:
    """Take names of files; raises Unusable for an empty one, which would mean the folder itself."""
    names = [*(written or ())]
    if all(each.strip() for each in names):
        return [Path(each) for each in names]
    raise Unusable(_EMPTY_NAME.at())


DRAFTS = "rules"  # below the folder in which somebody works


def library(named: str | None = None) -> Library:
    """Give the rulebooks at hand, and the one that was named; raises Unusable where there is none.

    LCCLUSTER_RULES names an office's own folder.
    """
    from lccluster.files.rules.library import Library

    own = os.environ.get("LCCLUSTER_RULES")
    return Library(Path(own) if own else None, Path(DRAFTS)).choosing(named)


def rulebooks(named: str | None, *, review: bool = False) -> list[Rulebook]:
    """Read the rulebook named, or all at hand, as a re-review asks them or a recognition; raises Unusable."""
    from lccluster.usecases.rules.rulebooks import read_rulebooks
    from lccluster.vocabulary import Occasion

    occasion = Occasion.REVIEW if review else Occasion.RECOGNITION
    return [each.held_at(occasion) for each in read_rulebooks(library(), named)]


def check_command(file: object, named: str | None) -> str:
    """Give the command that checks a file next, by the rulebook that was named for it."""
    return f"lccluster check {file}{_by(named)}"


def schema_command(file: str, named: str | None) -> str:
    """Give the command that writes the schema of an application, by the rulebook that was named."""
    return f"lccluster schema application{_by(named)} -o {file}"


def _by(named: str | None) -> str:
    return f" --rules {named}" if named else ""


def forms(named: str | None) -> FormChoice:
    """Give the forms among which a day chooses, or that of the rulebook named; raises Unusable."""
    from lccluster.files.forms.choice import FormChoice
    from lccluster.files.rules.forms import measured_forms

    at_hand = library(named)
    return FormChoice(measured_forms(at_hand, named), date.today(), library=at_hand)


_EMPTY_NAME = Fault(
    "empty-name",
    Message("A name of a file is empty."),
    Message("Name the file, or “.” for this folder."),
)
