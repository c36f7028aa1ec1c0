"""What follows a bound that moves: the words that hold its number, and the figures of cases that lie about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.rules.case_files import COMPLETE
from lccluster.files.yaml.reader import Document
from lccluster.quantities.texts import folded
from lccluster.rulebook.flaws.flaw import Path
from lccluster.usecases.rules.settable import NUMBER

New = dict[Path, str]
_NEAR = 1  # of the unit: where a form is judged by several bounds, what lies farther off may be about another
_WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789.")}
_ANY_NUMBER = re.compile(r"(?<![0-9０-９.．])[0-9０-９]+(?:[.．][0-9０-９]+)?(?![0-9０-９])")


class Move(Struct, frozen=True):
    """A bound that moves: of which condition, by its id or its labels, and field, from where to where; `alone` judges the field."""

    condition: Sequence[str]
    field: str
    old: Decimal
    new: Decimal
    alone: bool

    def shifted(self, text: str) -> str | None:
        """Move a figure of a case with the bound; None for one that is not about it.

        A bare number keeps its distance; one with words beside it follows where it is the bound.
        """
        bare = NUMBER.fullmatch(folded(text)) is not None
        found = _ANY_NUMBER.findall(text)
        if len(found) != 1:
            return None
        value = _decimal(found[0])
        follows = value == self.old or (bare and value > 0 and self._is_near(value))
        moved = value + self.new - self.old
        return text.replace(found[0], _like(found[0], moved)) if follows and moved > 0 else None

    def passed(self, text: str) -> bool:
        """Tell whether a bound has moved past a figure: from one side of it to the other."""
        value = Decimal(folded(text)) if NUMBER.fullmatch(folded(text)) else None
        return value is not None and (value >= self.old) is not (value > self.new)

    def _is_near(self, value: Decimal) -> bool:
        return self.alone or abs(value - self.old) <= _NEAR


def renumbered(text: str, numbers: Mapping[str, str]) -> str:
    """Put other numbers into a text, each where it stands alone."""
    return _ANY_NUMBER.sub(lambda found: numbers.get(found[0], found[0]), text)


def holds(text: str, number: Decimal) -> bool:
    """Tell whether a text holds a number."""
    return any(_decimal(each) == number for each in _ANY_NUMBER.findall(text))


def written_like(text: str, old: Decimal, new: Decimal) -> str:
    """Put one number in the place of another wherever a text holds it."""
    return _ANY_NUMBER.sub(
        lambda found: _like(found[0], new) if _decimal(found[0]) == old else found[0], text
    )


def moved_cases(document: Document, move: Move) -> New:
    """Give what changes in a file of cases, or in the complete form, with the bound."""
    if document.name.endswith(COMPLETE):
        alone = replace(move, alone=True)
        return {
            path: new
            for path, text in _at(document.data, tuple(move.field.split(".")), ())
            if move.passed(text) and (new := alone.shifted(text))
        }
    changed: New = {}
    for index, case in enumerate(document.data["cases"]):
        changed |= _moved_case(case, ("cases", index), move)
    about = document.data.get("about") or ""
    if changed and holds(about, move.old):
        changed["about",] = written_like(about, move.old, move.new)
    return changed


def _moved_case(case: Any, at: Path, move: Move) -> New:
    texts = {path: text for path, text in _figures(case, at, move) if move.shifted(text)}
    changed = {path: str(move.shifted(text)) for path, text in texts.items()}
    numbers = {
        old: new
        for path, text in texts.items()
        for old, new in zip(
            _ANY_NUMBER.findall(text), _ANY_NUMBER.findall(changed[path]), strict=True
        )
    }
    name = case["name"]
    if (new_name := renumbered(name, numbers)) != name:
        changed[*at, "name"] = new_name
    return changed


def _figures(case: Any, at: Path, move: Move) -> Iterator[tuple[Path, str]]:
    yield from _at(case.get("form"), tuple(move.field.split(".")), (*at, "form"))
    for called in move.condition:
        yield from _at(case.get("waivers"), (called, "bound"), (*at, "waivers"))
    for index, finding in enumerate(case.get("findings") or ()):
        if finding.get("condition") in move.condition:
            yield from _at(finding, ("bound",), (*at, "findings", index))


def _at(value: Any, keys: Path, path: Path) -> Iterator[tuple[Path, str]]:
    """Find the texts under a field, in every row of a table."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _at(each, keys, (*path, index))
    elif keys and isinstance(value, dict):
        yield from _at(value.get(keys[0]), keys[1:], (*path, keys[0]))
    elif not keys and isinstance(value, str):
        yield path, value


def _decimal(number: str) -> Decimal:
    return Decimal(folded(number))


def _like(number: str, value: Decimal) -> str:
    """Draw a number with as many decimals as it needs, in the width of the one that it replaces."""
    text = f"{value:f}"
    return text if number.isascii() else text.translate(_WIDE)
