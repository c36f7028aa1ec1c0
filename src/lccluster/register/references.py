"""Which act is meant: its id, the end of its id, or its kind, of which the last that counts is it."""

from __future__ import annotations

from lccluster.language import every_wording
from lccluster.register.acts import SetAside, Settled, Voided, labels
from lccluster.register.cluster import Cluster

SHORTEST = 4  # signs of an id's end; fewer would often fit two acts


def event_meant(cluster: Cluster, written: str) -> str:
    """Give the id of the act that `written` names; what names none is given back as it is.

    A kind is named in our word or in those that the screen prints, in either language.
    """
    ids = [each.id for each in cluster.events if each.id]
    end = written.upper()
    ending = [each for each in ids if len(end) >= SHORTEST and each.upper().endswith(end)]
    of_kind = _of_kind(cluster, written)
    if written in ids or not (ending or of_kind):
        return written
    return ending[0] if len(ending) == 1 else of_kind[-1] if of_kind else written


def value_meant(written: str) -> str:
    """Give the key of what a correction says, written as in the file or as the screen prints it."""
    known = (key for key, words in labels().items() if written in every_wording(words))
    return next(known, written)


def _of_kind(cluster: Cluster, written: str) -> list[str]:
    """List the acts of a kind; those that another act took back come first."""
    gone = {each.of for each in cluster.events if isinstance(each, (SetAside, Settled, Voided))}
    found = [
        each.id
        for each in cluster.events
        if each.id and written in (each.event, *every_wording(each.words))
    ]
    return sorted(found, key=lambda each: each not in gone)
