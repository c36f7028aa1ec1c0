"""The form as it was filled in, as JSON: every cell by its key, whether a condition looks at it or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from operator import attrgetter, getitem
from typing import Any

from lccluster.form.application import Application
from lccluster.form.form import Form
from lccluster.form.parts import FormGroup
from lccluster.form.values import reader
from lccluster.kept import KeptPieces
from lccluster.quantities import Approximate, plain
from lccluster.render.data.json_text import json_line
from lccluster.render.data.members import Member, Text
from lccluster.rulebook.form_checks import FormChecks

Draw = Callable[[Any], bytes]


def form(application: Application, checks: FormChecks, *, ascii_only: bool) -> bytes:
    """Draw the cells that are filled in, by dotted key; lists by the key of their group."""
    draw = _DRAWN_BY[ascii_only].of_all((application.form, checks), _PREPARED[ascii_only])
    return draw(application)


def side(figure: Approximate, checks: FormChecks) -> str:
    """Say on which side of the number written the exact figure lies, as far as the words tell."""
    return (checks.approximate and checks.approximate.side(figure)) or "unknown"


def _prepared(known: tuple[Form, FormChecks], *, ascii_only: bool) -> Draw:
    """Prepare to draw forms of a kind: their cells, then their lists."""
    asked, checks = known
    text = partial(_text, checks=checks, ascii_only=ascii_only)
    cells = [each.key for group in asked.groups if not group.rows for each in group.fields]
    once = _side_by_side(cells, text)
    lists = [_list(group, text) for group in asked.groups if group.rows]

    def draw(application: Application) -> bytes:
        drawn = [once(application), *[of(application) for of in lists]]
        return b"{%s}" % b", ".join(filter(None, drawn))

    return draw


_PREPARED = {each: partial(_prepared, ascii_only=each) for each in (False, True)}
_DRAWN_BY = {each: KeptPieces[Draw](most=16) for each in _PREPARED}


def _list(group: FormGroup, text: Text) -> Draw:
    names = [each.name for each in group.fields]
    row, key, read = _side_by_side(names, text), text(group.id), attrgetter(group.id)

    def draw(application: Application) -> bytes:
        rows = read(application)
        inside = b", ".join([b"{%s}" % row(each) for each in rows])
        return b"%s: [%s]" % (key, inside) if rows else b""

    return draw


def _side_by_side(keys: Sequence[str], text: Text) -> Draw:
    """Give what draws the cells that are filled in, each behind its key."""
    members, read = [Member(key, text) for key in keys], reader(*keys)
    return lambda of: b", ".join(filter(None, map(getitem, members, read(of))))


def _text(stated: Any, *, checks: FormChecks, ascii_only: bool) -> bytes:
    """Draw a figure as a decimal string, one that is not exact with its side; a day as ISO has it."""
    if stated is None:
        return b""
    if isinstance(stated, Decimal):
        return b'"%s"' % plain(stated).encode()
    if isinstance(stated, Approximate):
        stated = {"value": plain(stated.number), "approximate": side(stated, checks)}
    elif isinstance(stated, date):
        stated = stated.isoformat()
    return json_line(stated, ascii_only=ascii_only)
