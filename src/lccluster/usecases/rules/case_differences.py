"""In which ways a case came out otherwise than it expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from msgspec import Struct

from lccluster.choices import spellings
from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.eligibility.materials import MaterialResult
from lccluster.errors import Problem
from lccluster.files.rules.case_files import Expected
from lccluster.files.yaml.typed.shapes import written_key
from lccluster.language import (
    LANGUAGES,
    Listing,
    Message,
    Worded,
    every_wording,
    spelt,
)
from lccluster.quantities import Unit, plain
from lccluster.rulebook.called import Labelled, meant
from lccluster.usecases.rules.case_names import CaseNames
from lccluster.vocabulary import MaterialOutcome, Outcome, Verdict, Words


class CaseDifference(Struct, frozen=True):
    """What came out otherwise than a case expects: where in the case that stands, what came, and why a form was refused."""

    key: tuple[str, ...]
    expected: str | tuple[str, ...]
    came: str | tuple[str, ...]
    why: tuple[Message, ...] = ()

    def told(self, names: CaseNames) -> str:
        """Say it in the language spoken, each word, code and id by what it is called."""
        expected, came = _told(self.expected, names), _told(self.came, names, self.why)
        alone = len(self.key) == 1
        what = written_key(Expected, self.key[0]) if alone else names.word(self.key[-1])
        return str(
            Message(
                "{what}: expected {expected}, came out {came}",
                what=what,
                expected=expected or "—",
                came=came or "—",
            )
        )


def _told(said: str | tuple[str, ...], names: CaseNames, why: tuple[Message, ...] = ()) -> str:
    several = (said,) if isinstance(said, str) else said
    drawn = [names.said(" ".join(map(_in_words, each.split(" ")))) for each in several]
    because = zip(drawn, why, strict=True) if why else ()
    return str(Listing([Message("{name} ({said})", name=n, said=s) for n, s in because] or drawn))


def in_chinese(text: str) -> str:
    """Give what is expected in Chinese words, whichever language is spoken; ids and codes stay."""
    return " ".join(
        every_wording(_WORDS[each])[LANGUAGES.index("zh")] if each in _WORDS else each
        for each in text.split(" ")
    )


def _in_words(word: str) -> str:
    return spelt(word, str(_WORDS[word])) if word in _WORDS else word


def _in_ours(text: str) -> str:
    """Give what is expected of a condition by our own words, in whichever language the case has it."""
    known = spellings((*Outcome, *Unit))
    return " ".join(known.get(each, each) for each in text.split(" "))


_SAID: tuple[Worded, ...] = (*Outcome, *Verdict, *MaterialOutcome, *Unit)
_WORDS = {each.value: each.words for each in _SAID}


def refused_otherwise(expected: Expected, problems: Sequence[Problem]) -> Iterator[CaseDifference]:
    """Say how the refusal of a form differs from the one expected."""
    if expected.refused not in [each.code for each in problems]:
        codes, why = (tuple(getattr(each, key) for each in problems) for key in ("code", "message"))
        yield CaseDifference(("refused",), expected.refused or "—", codes, why)


def differences(expected: Expected, made: Assessment) -> Iterator[CaseDifference]:
    """Say in which ways an assessment differs from what is expected."""
    if expected.refused:
        yield CaseDifference(("refused",), expected.refused, made.verdict.value)
    if expected.verdict and expected.verdict is not made.verdict:
        yield CaseDifference(("verdict",), expected.verdict.value, made.verdict.value)
    for name, text in expected.conditions.items():
        judged = _named(name, made.conditions)
        came = _as_written(judged, text) if judged else "—"
        if came != (wanted := _in_ours(text)):
            yield CaseDifference(("conditions", name), wanted, came)
    for name, outcome in expected.materials.items():
        handed_in = _named(name, made.materials)
        if handed_in is None or handed_in.outcome != outcome:
            came = handed_in.outcome.value if handed_in else "—"
            yield CaseDifference(("materials", name), outcome, came)
    came = _score(made.score)
    if expected.score is not None and came != expected.score:
        yield CaseDifference(("score",), expected.score, came)
    yield from _lists(expected, made)


Result = TypeVar("Result", ConditionResult, MaterialResult)


def _named(name: str, results: Sequence[Result]) -> Result | None:
    """Find the result that a case names by id or by label."""
    rules: list[Labelled] = [each.rule for each in results]
    rule = meant(name, rules)
    return next((each for each in results if each.rule is rule), None)


def _score(made: ScoreResult | None) -> str:
    if made is None:
        return "—"
    points = "-" if made.value is None else plain(made.value)
    return f"{points} {made.grade.id if made.grade else '-'}"


def _lists(expected: Expected, made: Assessment) -> Iterator[CaseDifference]:
    came: dict[str, list[list[str]]] = {
        "reachable": [[each.value] for each in made.reachable],
        "problems": [_parts(each) for each in made.problems],
        "next_steps": [[each.of] for each in made.next_steps],
    }
    for key, found in came.items():
        wanted = getattr(expected, key)
        if wanted is None:
            continue
        drawn = [_cut(parts, text) for parts, text in zip_longest(found, wanted, fillvalue="")]
        if drawn != list(wanted):
            yield CaseDifference((key,), tuple(map(str, wanted)), tuple(filter(None, drawn)))


def _as_written(result: ConditionResult, text: str) -> str:
    parts = [result.outcome.value]
    if result.margin is not None and result.unit is not None:
        parts += [plain(result.margin), result.unit.value]
    return _cut(parts, text)


def _parts(problem: Problem) -> list[str]:
    """Give code, field, and the unit that a figure looks as if written in."""
    unit = problem.hint.values.get("unit") if problem.hint else None
    return [problem.code, problem.field or "", *([unit.zh] if isinstance(unit, Words) else [])]


def _cut(parts: Sequence[str], text: str) -> str:
    """Draw a result as precisely as the case writes it, with one word at least."""
    return " ".join(parts[: max(1, len(text.split()))])
