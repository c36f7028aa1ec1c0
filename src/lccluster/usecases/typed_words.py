"""What people type, to values: the same on the command line and on the page; what is wrong says so like any other error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from lccluster.choices import choices_offered, spellings, typed
from lccluster.errors import Fault, Known, Unusable, offered
from lccluster.files.yaml.hints.shapes import UNKNOWN_WORD
from lccluster.language import Listing, Message
from lccluster.quantities import QuantityError, names_nothing, read_day, whole_number
from lccluster.quantities.names import read_called
from lccluster.rulebook.called import called

if TYPE_CHECKING:
    from lccluster.rulebook.conditions import Condition
    from lccluster.rulebook.measure import Ground
    from lccluster.rulebook.offices import NamesOf, Office, Offices

T = TypeVar("T")


def day(option: str, written: str | None) -> date | None:
    """Read a day as the form does, `2025-02-20` or `2025年2月20日`; raises Unusable."""
    if written is None:
        return None
    try:
        read = read_day(written)
    except QuantityError as refused:
        raise Unusable(refused.fault.at(field=option)) from None
    if read is None:
        raise Unusable(_NO_DAY.at(field=option, text=written))
    return read


def one_of(option: str, written: str, known: Known, shown: Sequence[object] | None = None) -> str:
    """Take one of the known words; raises Unusable, which lists them, or those shown instead."""
    if written in known:
        return written
    fault, keys = UNKNOWN_WORD.asking(written, known), Listing(known if shown is None else shown)
    raise Unusable(fault.at(field=option, word=written, keys=keys))


def choice(option: str, written: str, words: Iterable[str]) -> str:
    """Take one of some choices in any spelling, and give our word for it; raises Unusable."""
    ours = [*words]
    known = spellings(ours)
    if written in known:
        return known[written]
    return one_of(option, written, choices_offered(ours), [*map(typed, ours)])


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
    found = called(written, rules)
    return found[0].id if len(found) == 1 else written


def county(written: str, offices: Offices) -> str:
    """Find a county by id, name or alias; raises Unusable."""
    office = offices.county(written)
    if office:
        return office.name.zh
    fault = replace(offices.unknown(written), hint=office_known(written, offices, offices.counties))
    raise Unusable(fault.at(field="--county", county=written))


def counties(written: Iterable[str], offices: Offices) -> NamesOf:
    """Find counties, each under every name by which a register may call it; raises Unusable."""
    return offices.names_of([county(each, offices) for each in written])


def office_known(written: str, offices: Offices, known: Iterable[Office]) -> Message:
    """Say which offices there are, and which one may have been meant."""
    names = Listing(each.name.zh for each in known)
    if near := offered(written, offices.names):
        return Message("Is it {near}? Known here: {keys}.", near=near, keys=names)
    return Message("Known here: {keys}.", keys=names)


def needed(option: str, written: str, words: Iterable[str] = ()) -> str:
    """Take a text that may not be left out, or one of some choices; raises Unusable."""
    if not names_nothing(written):
        return written
    fault, keys = _SAYS_NOTHING if written.strip() else _MISSING_OPTION, [*map(typed, words)]
    if keys:
        fault = replace(fault, hint=UNKNOWN_WORD.hint)
    raise Unusable(fault.at(field=option, option=option, text=written, keys=Listing(keys)))


def name(option: str, written: str, read: Callable[[str], str] = read_called) -> str:
    """Take what something is called, or as it is `read`; raises Unusable, also where it is left out."""
    try:
        return read(needed(option, written))
    except QuantityError as refused:
        raise Unusable(refused.fault.at(field=option)) from None


def number(option: str, written: str | None) -> int | None:
    """Read a whole number that is not negative; raises Unusable."""
    if written is None:
        return None
    try:
        return whole_number(written)
    except ValueError:
        raise Unusable(_NOT_WHOLE.at(field=option, text=written)) from None


def pairs(written: Sequence[str]) -> dict[str, str | None]:
    """Read `KEY=VALUE`, each key once; nothing behind the sign takes the value away. Raises Unusable."""
    from lccluster.register.references import value_meant

    parted = [each.partition("=") for each in written]
    if wrong := ["".join(each) for each in parted if not each[0] or not each[1]]:
        raise Unusable(_NO_PAIR.at(text=wrong[0]))
    return each_once((value_meant(key), value or None) for key, _, value in parted)


def each_once(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Map keys to what they are given; raises Unusable for one that is given twice."""
    said = list(pairs)
    keys = [key for key, _ in said]
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise Unusable(_KEY_TWICE.at(key=twice[0]))
    return dict(said)


AMBIGUOUS = Fault(
    "ambiguous-word",
    Message("“{word}” can mean several things here."),
    Message("Say which: {words}."),
)
_MISSING_OPTION = Fault(
    "missing-option",
    Message("{option} is missing."),
    Message("Say it in a few words; it is recorded."),
)
_SAYS_NOTHING = replace(_MISSING_OPTION, message=Message("“{text}” says nothing."))
_NO_DAY = Fault(
    "not-a-day",
    Message("“{text}” is not a day."),
    Message("Write year, month and day as 2025-02-20."),
)
_NO_PAIR = Fault(
    "no-pair", Message("“{text}” is no KEY=VALUE."), Message("Write it as on=2022-05-09.")
)
_KEY_TWICE = Fault(
    "key-twice", Message("“{key}” stands here a second time."), Message("Keep one of the two.")
)
_NOT_WHOLE = Fault(
    "not-whole",
    Message("“{text}” is not a whole number."),
    Message("Write it in figures, 0 or more."),
)
