"""What people call the keys of a record, which programs write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.register.acts import labels
from lccluster.register.acts.act import AnyAct

FACTS = {
    "id": Message("id of the title"),
    "name": Message("name of the title"),
    "county": Message("county"),
    "applicant": Message("applicant"),
    "dominant_industry": Message("dominant industry"),
    "note": Message("remark on the title"),
}
OF_EVERY_ACT = {
    "id": Message("id of the act"),
    "event": Message("act"),
    "recorded_at": Message("recorded at"),
    "recorded_by": Message("recorded by the writer"),
}
LISTS = {
    "events": Message("act"),
    "scores": Message("a score"),
    "clusters": Message("cluster"),
    "figures": Message("figures"),
    "points": Message("points given"),
}


@cache
def words_in_lists() -> Mapping[str, Message]:
    """Map the lists of a record, and the keys of their acts, to what people call them."""
    of_rounds = (each for kind in kinds_of(AnyAct) for each in kind.particulars)
    return {each.key: each.label for each in of_rounds} | labels() | OF_EVERY_ACT | LISTS
