"""Words of the command line to values; what is wrong with one says so like any other error."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.errors import Problem, Unusable, nearest
from lccluster.language import Listing, Message
from lccluster.quantities import QuantityError, read_day, whole_number

if TYPE_CHECKING:
    from lccluster.files.forms.choice import FormChoice
    from lccluster.files.rules.library import Library
    from lccluster.register.facts import Standing
    from lccluster.rulebook.conditions.rules import Condition
    from lccluster.rulebook.measure import Ground
    from lccluster.rulebook.offices import Offices
    from lccluster.rulebook.rulebook import Rulebook


def day(option: str, written: str | None) -> date | None:
    """Read a day as the form does, `2025-02-20` or `2025年2月20日`; raises Unusable."""
    if written is None:
        return None
    try:
        read = read_day(written)
    except QuantityError as refused:
        raise _no_day(option, refused.code, refused.message, refused.hint) from None
    if read is None:
        raise _no_day(option, "not-a-day", Message("“{text}” is not a day.", text=written), _AS_ISO)
    return read


_AS_ISO = Message("Write year, month and day as 2025-02-20.")


def _no_day(option: str, code: str, message: Message, hint: Message | None) -> Unusable:
    return Unusable(Problem(code=code, message=message, hint=hint, field=option))


def one_of(option: str, written: str, known: Sequence[str]) -> str:
    """Take one of the known words; raises Unusable."""
    if written in known:
        return written
    near = nearest(written, known)
    hint = (
        Message("Is it {near}?", near=near)
        if near
        else Message("Known here: {keys}.", keys=Listing(known))
    )
    raise Unusable(
        Problem(
            code="unknown-word",
            message=Message("“{word}” is not known here.", word=written),
            hint=hint,
            field=option,
        )
    )


def word(option: str, written: str, known: Mapping[str, Sequence[Message]]) -> str:
    """Take one of our words, or what the screen prints for it in either language; raises Unusable.

    A part of what is printed is enough where only one word has it.
    """
    from lccluster.language import every_wording

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
        raise Unusable(_several_words(option, written, shown))
    return one_of(option, written, [*known, *shown])


def _several_words(option: str, written: str, words: Sequence[str]) -> Problem:
    return Problem(
        code="ambiguous-word",
        field=option,
        message=Message("“{word}” can mean several things here.", word=written),
        hint=Message("Say which: {words}.", words=Listing(words)),
    )


def standing(written: str) -> Standing:
    """Take a standing, in our word or in the screen's; raises Unusable."""
    from lccluster.register.facts import Standing

    return Standing(word("--status", written, {each.value: [each.words] for each in Standing}))


def ground(written: str, grounds: Sequence[Ground]) -> str:
    """Take a ground by its id, its provision, its label or words that only one label has.

    What names none is given back as it is: the law of the register says what is known.
    """
    for each in grounds:
        if written in (each.id, each.article.chinese, each.label.zh, each.label.en):
            return each.id
    near = [each.id for each in grounds if written in each.label.zh or written in each.label.en]
    return near[0] if len(written) > 1 and len(near) == 1 else written


def condition(written: str, rules: Iterable[Condition]) -> str:
    """Take a condition by its id or its label; what names none is given back as it is."""
    found = [each.id for each in rules if written in (each.id, each.label.zh, each.label.en)]
    return found[0] if len(found) == 1 else written


def known_ground(written: str, grounds: Sequence[Ground]) -> str:
    """Take a ground that the measure knows; raises Unusable."""
    return one_of("--ground", ground(written, grounds), [each.id for each in grounds])


def files(written: Iterable[str] | None) -> list[Path]:
    """Take names of files; raises Unusable for an empty one, which would mean the folder itself."""
    names = [*(written or ())]
    if all(each.strip() for each in names):
        return [Path(each) for each in names]
    raise Unusable(
        Problem(
            code="empty-name",
            message=Message("A name of a file is empty."),
            hint=Message("Name the file, or “.” for this folder."),
        )
    )


def needed(option: str, written: str) -> str:
    """Take a text that may not be left out; raises Unusable."""
    if written.strip():
        return written
    raise Unusable(
        Problem(
            code="missing-option",
            field=option,
            message=Message("{option} is missing.", option=option),
            hint=Message("Say it in a few words; it is recorded."),
        )
    )


def number(option: str, written: str | None) -> int | None:
    """Read a whole number that is not negative; raises Unusable."""
    if written is None:
        return None
    try:
        return whole_number(written)
    except ValueError:
        raise Unusable(
            Problem(
                code="not-whole",
                field=option,
                message=Message("“{text}” is not a whole number.", text=written),
            )
        ) from None


def county(written: str, offices: Offices) -> str:
    """Find a county by id, name or alias; raises Unusable."""
    office = offices.county(written)
    if office:
        return office.name.zh
    near = nearest(written, offices.names)
    raise Unusable(
        Problem(
            code="unknown-county",
            field="--county",
            message=Message("“{county}” is no recommending office.", county=written),
            hint=Message("Is it {near}?", near=near) if near else None,
        )
    )


def pairs(written: Sequence[str]) -> dict[str, str | None]:
    """Read `KEY=VALUE`, each key once; nothing behind the sign takes the value away. Raises Unusable."""
    from lccluster.register.references import value_meant

    parted = [each.partition("=") for each in written]
    if wrong := ["".join(each) for each in parted if not each[0] or not each[1]]:
        raise Unusable(
            Problem(
                code="no-pair",
                message=Message("“{text}” is no KEY=VALUE.", text=wrong[0]),
                hint=Message("Write it as on=2022-05-09."),
            )
        )
    said = [(value_meant(key), value or None) for key, _, value in parted]
    keys = [key for key, _ in said]
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise Unusable(
            Problem(code="key-twice", message=Message("{key} is given twice.", key=twice[0]))
        )
    return dict(said)


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
