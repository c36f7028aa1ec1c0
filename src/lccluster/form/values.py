"""Reading a form by dotted paths, as rules name them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from lccluster.form.keys import fold
from lccluster.quantities import read_yes_no


def value(application: Any, path: str) -> Any:
    """Give what stands in a field; None where the form leaves it blank."""
    return _getter(path)(application)


def values(application: Any, path: str) -> list[Any]:
    """Give what stands in a field, or in a column of rows (`yearly.year`), blanks as None."""
    above, _, last = path.rpartition(".")
    rows = value(application, above) if above else None
    return (
        [getattr(row, last) for row in rows]
        if isinstance(rows, tuple)
        else [value(application, path)]
    )


@cache
def _getter(path: str) -> attrgetter[Any]:
    return attrgetter(path)


@cache
def reader(*paths: str) -> Callable[[Any], tuple[Any, ...]]:
    """Give what reads several fields of a form at once."""
    if len(paths) > 1:
        return attrgetter(*paths)
    only = [_getter(path) for path in paths]
    return lambda application: tuple([read(application) for read in only])


def says(stated: object, wanted: str) -> bool:
    """Tell whether a cell says a word of the rulebook, or its yes or no; widths and blanks do not matter."""
    if isinstance(stated, bool):
        return stated is read_yes_no(wanted)
    return fold(str(stated)) == fold(wanted)
