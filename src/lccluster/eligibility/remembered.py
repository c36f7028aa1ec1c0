"""What a form comes to in one respect, worked out once for all forms that say the same on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from lccluster.form.application import Application
from lccluster.form.values import reader

Made = TypeVar("Made")
MOST = 1024  # answers to one set of cells
MOST_SETS = 32


class Remembered(Generic[Made]):
    """A function of a form that remembers its answers by the cells that it looked at.

    What it looks at is noted while it works, so that nobody has to say beforehand what an answer
    depends on: forms that say the same in all of these cells get the same answer.
    """

    def __init__(self, work_out: Callable[[Any], Made]) -> None:
        self._work_out = work_out
        self._known: dict[tuple[type[Application], tuple[str, ...]], _Answers[Made]] = {}

    def __call__(self, form: Application) -> Made:
        """Give the answer on a form, the very one that an earlier form got where they are alike."""
        kind = type(form)
        for (of, _), (cells, answers) in self._known.items():
            if of is kind and (found := answers.get(cells(form))) is not None:
                return found
        return self._new(form)

    def _new(self, form: Application) -> Made:
        looked_at: dict[str, None] = {}
        answer = self._work_out(_Watched(form, "", looked_at))
        if len(self._known) >= MOST_SETS:
            self._known = {}
        cells, answers = self._known.setdefault(
            (type(form), tuple(looked_at)), (reader(*looked_at), {})
        )
        if len(answers) >= MOST:
            answers.clear()
        answers[cells(form)] = answer
        return answer


_Answers = tuple[Callable[[Application], Any], dict[Any, Made]]


class _Watched:
    """A form, or a group of it, that notes which of its cells are looked at."""

    def __init__(self, group: BaseModel, above: str, looked_at: dict[str, None]) -> None:
        self._group, self._above, self._looked_at = group, above, looked_at

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._group, name)
        if name in type(self._group).__class_vars__:  # the same on all forms of this kind
            return found
        path = f"{self._above}{name}"
        if isinstance(found, BaseModel):
            return _Watched(found, f"{path}.", self._looked_at)
        self._looked_at[path] = None
        return found
