"""The form as it was filled in, as JSON: every cell by its key, whether a condition looks at it or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import Any

from lccluster.form.application import Application
from lccluster.form.form import Form
from lccluster.form.parts import FormGroup
from lccluster.form.values import reader, value
from lccluster.kept import KeptPieces
from lccluster.quantities import Approximate, plain
from lccluster.render.data.json_text import json_text
from lccluster.rulebook.form_checks import FormChecks

MOST = 512  # groups that say the same


def form(application: Application, checks: FormChecks, *, ascii_only: bool) -> str:
    """Draw the cells that are filled in, by dotted key; lists by the key of their group."""
    draw = _DRAWN_BY[ascii_only].of_all((application.form, checks), _PREPARED[ascii_only])
    return draw(application)


def side(figure: Approximate, checks: FormChecks) -> str:
    """Say on which side of the number written the exact figure lies, as far as the words tell."""
    return (checks.approximate and checks.approximate.side(figure)) or "unknown"


def _prepared(known: tuple[Form, FormChecks], *, ascii_only: bool) -> Callable[[Application], str]:
    """Prepare to draw forms of a kind: their cells group by group, then their lists."""
    asked, checks = known
    text = partial(_text, checks=checks, ascii_only=ascii_only)
    groups = [[each.key for each in group.fields] for group in asked.groups if not group.rows]
    read = reader(*[key for keys in groups for key in keys])
    ends = pairwise(accumulate(map(len, groups), initial=0))
    drawn = [(_side_by_side(keys, text), *each) for keys, each in zip(groups, ends, strict=True)]
    lists = [_list(group, text) for group in asked.groups if group.rows]

    def draw(application: Application) -> str:
        cells = read(application)
        once = [of(*cells[start:end]) for of, start, end in drawn]
        return f"{{{', '.join(filter(None, [*once, *[of(application) for of in lists]]))}}}"

    return draw


_PREPARED = {each: partial(_prepared, ascii_only=each) for each in (False, True)}
_DRAWN_BY = {each: KeptPieces[Callable[[Application], str]](most=16) for each in _PREPARED}


def _list(group: FormGroup, text: Callable[[Any], str]) -> Callable[[Application], str]:
    names = [each.name for each in group.fields]
    read, of, key = reader(*names), _side_by_side(names, text), text(group.id)

    def draw(application: Application) -> str:
        rows = value(application, group.id)
        inside = ", ".join([f"{{{of(*read(row))}}}" for row in rows])
        return f"{key}: [{inside}]" if rows else ""

    return draw


def _side_by_side(keys: Sequence[str], text: Callable[[Any], str]) -> Callable[..., str]:
    """Give what draws cells by their keys; what many forms say alike is drawn once."""
    heads = [f"{text(key)}: " for key in keys]

    @lru_cache(MOST, typed=True)
    def drawn(*cells: Any) -> str:
        said = zip(heads, cells, strict=True)
        return ", ".join([head + text(cell) for head, cell in said if cell is not None])

    return drawn


def _text(stated: Any, *, checks: FormChecks, ascii_only: bool) -> str:
    """Draw a figure as a decimal string, one that is not exact with its side; a day as ISO has it."""
    if isinstance(stated, Decimal):
        return f'"{plain(stated)}"'
    if isinstance(stated, Approximate):
        stated = {"value": plain(stated.number), "approximate": side(stated, checks)}
    elif isinstance(stated, date):
        stated = stated.isoformat()
    return json_text(stated, ascii_only=ascii_only)
