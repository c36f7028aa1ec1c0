"""In what two rulebooks differ, clause by clause. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message, Worded
from lccluster.quantities import Quantity
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.conditions import Figure, Tree
from lccluster.rulebook.duty import Due, MonthDay
from lccluster.rulebook.offices import OfficeName
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words


class RulebookPart(Worded):
    """The parts of a rulebook, in the order in which they are compared."""

    MEASURE = "measure", Message("The measure")
    FORM = "form", Message("The form")
    CONDITIONS = "conditions", Message("Conditions")
    WAIVERS = "waivers", Message("Waivers")
    MATERIALS = "materials", Message("Materials")
    CONTRADICTIONS = "contradictions", Message("Form checks: contradictions")
    BANDS = "bands", Message("Form checks: bands")
    SLIPS = "slips", Message("Form checks: slips of unit")
    APPROXIMATE = "approximate", Message("Form checks: approximate figures")
    RECOMMENDATION = "recommendation", Message("The county's recommendation")
    DUTIES = "duties", Message("Yearly duties")
    QUOTAS = "quotas", Message("Quotas")
    ROUNDS = "rounds", Message("What the procedure is gone through for")
    STAGES = "stages", Message("Stages of the procedure")
    GROUNDS = "grounds", Message("Grounds on which a title ends")
    READINGS = "readings", Message("Readings")
    ARTICLES = "articles", Message("Provisions")
    OFFICES = "offices", Message("Offices")


class Change(StrEnum):
    """What became of an entry on the way from the first rulebook to the second."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Difference(Struct, frozen=True):
    """One difference: of an entry that is in both, in `what`; else the entry's own words.

    `label` is what people call the entry, `article` the provision behind it, of the second rulebook
    where that has it. `what` is the key in the YAML (`bound`, `says`, `validity.years`). None stands
    for nothing.
    """

    part: RulebookPart
    id: str
    change: Change
    what: str | None
    before: Any
    after: Any
    label: Words | None = None
    article: Citation | None = None


Facts = Mapping[str, Any]


def differences(first: Rulebook, second: Rulebook) -> list[Difference]:
    """List every difference in the order of the first rulebook; what only the second has, last."""
    before, after = _parts(first), _parts(second)
    return [each for part in RulebookPart for each in _between(part, before[part], after[part])]


def _between(
    part: RulebookPart, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        then, now = before.get(name), after.get(name)
        for each in _of_one(part, name, then, now):
            entry = now if now is not None else then
            label = _label(entry if then is None else then)
            yield replace(each, label=label, article=_article(entry, each.what))


def _of_one(part: RulebookPart, name: str, then: Any, now: Any) -> Iterator[Difference]:
    if then is None:
        yield Difference(part, name, Change.ADDED, None, None, _told(now))
    elif now is None:
        yield Difference(part, name, Change.DROPPED, None, _told(then), None)
    else:
        yield from _changes(part, name, _facts(then), _facts(now))


def _article(entry: Any, what: str | None) -> Citation | None:
    """Give the provision of an entry, or of that part of a measure in which a key stands."""
    group = getattr(entry, (what or "").partition(".")[0], None)
    holder = group if isinstance(group, Struct) and not isinstance(group, Citation) else entry
    found: Citation | None = getattr(holder, "article", None) or getattr(entry, "article", None)
    return found


def _changes(part: RulebookPart, name: str, before: Facts, after: Facts) -> Iterator[Difference]:
    for what in dict.fromkeys((*before, *after)):
        then, now = before.get(what), after.get(what)
        if then != now:
            yield Difference(part, name, Change.CHANGED, what, then, now)


def _parts(book: Rulebook) -> dict[RulebookPart, dict[str, Any]]:
    measure, checks = book.measure, book.form_checks
    asked, inexact, stages = checks.recommendation, checks.approximate, book.procedure
    grounds = {"cancel": measure.grounds.cancel, "revoke": measure.grounds.revoke}
    return {
        RulebookPart.MEASURE: {"measure": measure},
        RulebookPart.FORM: book.form.cell_by_path,
        RulebookPart.CONDITIONS: _by_id(book.conditions.conditions),
        RulebookPart.WAIVERS: _by_id(book.conditions.waivers),
        RulebookPart.MATERIALS: _by_id(book.materials.materials),
        RulebookPart.CONTRADICTIONS: _by_id(checks.contradictions),
        RulebookPart.BANDS: _by_id(checks.bands),
        RulebookPart.SLIPS: {each.written_in.zh: each for each in checks.slips},
        RulebookPart.APPROXIMATE: {"approximate": inexact} if inexact else {},
        RulebookPart.RECOMMENDATION: {"recommendation": asked} if asked else {},
        RulebookPart.DUTIES: _by_id(measure.duties),
        RulebookPart.QUOTAS: _by_id(measure.quotas),
        RulebookPart.ROUNDS: {each.occasion.value: each for each in stages.rounds}
        if stages
        else {},
        RulebookPart.STAGES: _by_id(stages.stages) if stages else {},
        RulebookPart.GROUNDS: {
            f"{kind} {each.id}": each for kind, many in grounds.items() for each in many
        },
        RulebookPart.READINGS: _by_id(measure.readings),
        RulebookPart.ARTICLES: {each.article.chinese: each for each in measure.articles},
        RulebookPart.OFFICES: _by_id((*book.offices.higher.values(), *book.offices.counties)),
    }


def _by_id(entries: Sequence[Any]) -> dict[str, Any]:
    return {each.id: each for each in entries}


def _label(entry: Any) -> Words | None:
    """Give what people call an entry, be it a reading, a provision or an office too."""
    known = ("label", "question", "name", "written_in")
    return next((_read(getattr(entry, key)) for key in known if hasattr(entry, key)), None)


def _told(entry: Any) -> Any:
    """Give the words by which an entry is known where there is nothing to compare it with."""
    for key in ("says", "chosen", "label", "name", "written_in"):
        if hasattr(entry, key):
            return _read(getattr(entry, key))
    return entry.article


def _read(words: Any) -> Any:
    """Give words as they are read beside others in one language, the name of an office too."""
    return words.as_words if isinstance(words, OfficeName) else words


_WHOLE = (Words, Citation, MonthDay, Due, Tree)  # compared as they are
_APART = ("id", "key", "duties", "quotas", "grounds", "readings", "articles")  # parts of their own
_LAYOUT = ("place", "head")  # where a cell stands on paper is no law


def _facts(entry: Any, prefix: str = "") -> dict[str, Any]:
    """Give what an entry says, by the keys of the YAML; a check stands beside the rest of its rule."""
    facts: dict[str, Any] = {}
    for key in entry.__struct_fields__:
        value, name = getattr(entry, key), prefix + key.rstrip("_")
        if key in (*_APART, *_LAYOUT):
            continue
        if key == "check" or (isinstance(value, Struct) and not isinstance(value, _WHOLE)):
            facts |= _facts(value, "" if key == "check" else f"{name}.")
        else:
            facts[name] = value
    if isinstance(entry, Figure):
        del facts["unit"]
        facts |= {each.key: Quantity(each.bound, each.unit) for each in entry.limits}
    return facts
