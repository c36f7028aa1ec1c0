"""Keys in either language, each to the name that the form itself gives it."""

from __future__ import annotations

import re
from typing import Any

from lccluster.errors import Fault, Problem
from lccluster.files.forms.wrong_keys import ExpectedKeys, hint_for
from lccluster.files.yaml.reader import MOST_PROBLEMS, Document, Path_
from lccluster.form.keys import Keys
from lccluster.language import Message
from lccluster.quantities.texts import folded

_YEARED = re.compile(r"([0-9]{4})年([^0-9]+)")


class Renaming:
    """Give every key the form's own name; refuse unknown keys and two spellings of one field."""

    def __init__(self, document: Document, expected: ExpectedKeys) -> None:
        self.document, self.expected = document, expected
        self.problems: list[Problem] = []
        self.paths: dict[Path_, Path_] = {}  # as written, by the form's own names
        self.spelt: dict[Path_, str] = {}  # how each field was spelt first

    def group(self, known: Keys, data: Any, path: Path_, as_written: Path_) -> Any:
        """Give what stands at a place by the form's own names; nothing, where no group stands there."""
        if not isinstance(data, dict):
            return self._no_group(data, as_written)
        if path == as_written and known.are_all_of(data):
            return data.copy()  # into which a cell from elsewhere may be put
        renamed: dict[str, Any] = {}
        for key, value in data.items():
            here = (*as_written, key)
            found, year = self._find(known, key)
            if found is None:
                self._unknown(known, key, here)
                continue
            there = (*path, *found)
            self.paths.setdefault(there, here)
            if len(found) == 1 or found[-1] not in self._holder(renamed, found):
                self.spelt.setdefault(there, key)
            self._put(renamed, found, self._below(known, found, value, there, here), there, here)
            if year:
                self._holder(renamed, (*found, "year")).setdefault("year", year)
        return renamed

    def _find(self, known: Keys, key: str) -> tuple[tuple[str, ...] | None, str | None]:
        if found := known.find(key):
            return found, None
        # the form's heading carries the year: 2024年经济效益
        yeared = _YEARED.fullmatch(folded(key))
        found = known.find(yeared[2]) if yeared else None
        return (found, yeared[1]) if yeared and found == self.expected.yeared else (None, None)

    def _below(
        self, known: Keys, found: tuple[str, ...], value: Any, path: Path_, here: Path_
    ) -> Any:
        below = known.below.get(found[0]) if len(found) == 1 else None
        if below is None or value is None:
            return value
        if isinstance(value, list):
            return [
                self.group(below, item, (*path, index), (*here, index))
                if isinstance(item, dict)
                else item
                for index, item in enumerate(value)
            ]
        return self.group(below, value, path, here) if isinstance(value, dict) else value

    def _put(
        self,
        renamed: dict[str, Any],
        found: tuple[str, ...],
        value: Any,
        there: Path_,
        here: Path_,
    ) -> None:
        """Put a value where it belongs; `产业集群名称` at the top belongs into the cluster's group."""
        holder = self._holder(renamed, found)
        heading = self._first(there) == here[-1] and isinstance(holder.get(found[-1]), dict)
        if heading and (value is None or isinstance(value, dict)):
            for key, each in (value or {}).items():
                self._put(holder[found[-1]], (key,), each, (*there, key), (*here, key))
        elif found[-1] in holder and not heading:
            self._problem(
                here,
                "two-spellings",
                self._twice(here[-1], self._first(there)),
                Message("Keep one of the two."),
            )
        else:
            holder[found[-1]] = value

    def _first(self, there: Path_) -> str | int:
        """Give the spelling in which a field stood first; its own name unless another was noted."""
        return self.spelt.get(there, there[-1])

    @staticmethod
    def _holder(renamed: dict[str, Any], found: tuple[str, ...]) -> dict[str, Any]:
        """Give the group that a field belongs into; what is no group there is complained of later."""
        for step in found[:-1]:
            if renamed.get(step) is None:
                renamed[step] = {}
            renamed = renamed[step] if isinstance(renamed[step], dict) else {}
        return renamed

    @staticmethod
    def _twice(key: str | int, first: str | int) -> Message:
        if key == first:
            return Message("“{key}” stands here a second time.", key=key)
        return Message("“{key}” and “{first}” are the same field.", key=key, first=first)

    def _unknown(self, known: Keys, key: str, here: Path_) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        from lccluster.files.yaml.hints import slips

        if slip := slips.slip_in(key) or slips.slip_in(f"{key}:"):
            self._problem(here, *slip)
            return
        hint = hint_for(key, known, self.expected)
        self._problem(here, "unknown-field", Message("There is no such field here."), hint)

    def _no_group(self, data: Any, here: Path_) -> None:
        from lccluster.files.yaml.hints import slips

        slip = slips.slip_in(data) if isinstance(data, str) else None
        shape = ("not-a-form", self.expected.named_entries, self.expected.shape)
        self._problem(here, *(slip or shape))

    def _problem(self, here: Path_, code: str, message: Message, hint: Message) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                self.document.problem(here, Fault(code, message, hint), at_key=True)
            )
