"""What people say of an act of a round, read as the kind of value that the act has there: by an option, or in a field of the page."""

from __future__ import annotations

from typing import Any

from msgspec.structs import fields

from lccluster.choices import choices_in
from lccluster.register.acts import Particular
from lccluster.round.acts import RoundAct
from lccluster.usecases import typed_words


def read_said(kind: type[RoundAct], each: Particular, written: str | None) -> Any:
    """Read what was written; raises Unusable."""
    field = next(one for one in fields(kind) if one.name == each.key)
    if field.type is int:
        return typed_words.number(each.option, written or "")
    if field.required:
        written = typed_words.needed(each.option, written or "")
    words = choices_in(each.metavar)
    return typed_words.choice(each.option, written, words) if words and written else written
