"""What people say of an act of a round, read as the kind of value that the act has there: by an option, or in a field of the page."""

from __future__ import annotations

from typing import Any

from msgspec.structs import fields

from lccluster.choices import choices_in
from lccluster.register.acts import Particular
from lccluster.round.acts import RoundAct
from lccluster.round.acts.act import ONE, SEVERAL
from lccluster.usecases import typed_words


def read_said(kind: type[RoundAct], each: Particular, written: Any) -> Any:
    """Read what was written; raises Unusable. What is told by its place is only missing where nothing was told."""
    field = next((one for one in fields(kind) if one.name == each.key), None)
    if field and field.type is int:
        return typed_words.number(each.option, written or "")
    required = each.needed or (field and field.required and each.metavar != "DATE")
    if each in (ONE, SEVERAL) or (each.by_place and written is not None):
        return written
    if required:
        written = typed_words.needed(each.option, written or "")
    if each.metavar == "DATE":
        return typed_words.day(each.option, written)
    words = choices_in(each.metavar)
    return typed_words.choice(each.option, written, words) if words and written else written
