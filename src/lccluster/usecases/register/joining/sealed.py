"""Words that new seals cover: only what a seal fits is taken, and every new seal finds its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lccluster.errors import Damaged, Problem
from lccluster.files.register.layout import HEADER
from lccluster.files.register.pieces import pieces_of
from lccluster.language import Message
from lccluster.register.joining.brought import WAITS, Brought
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import version
from lccluster.usecases.register.joining.news import DOES_NOT_VERIFY

Pieces = dict[str, list[Piece]]
There = Callable[[str], Sequence[Piece]]  # gives, by cluster, what stands here already


def brought_pieces(brought: Brought) -> Pieces:
    """Type the words that are brought, by cluster; raises Unusable."""
    found: Pieces = defaultdict(list)
    for words in brought.clusters:
        said, waits = dict(words), WAITS in words
        said.pop(WAITS, None)
        for each in pieces_of(said, brought.origin):
            apart = waits and each.act is not None
            found[each.cluster.id].append(replace(each, apart=True) if apart else each)
    return dict(found)


def sealed_pieces(
    seals: Mapping[str, Sequence[Seal]], pieces: Pieces, there: There, origin: str
) -> Pieces:
    """Give by cluster the pieces that new seals fit, each with its writer.

    What stands `there` already a seal may cover once more. Raises Damaged.
    """
    found: Pieces = defaultdict(list)
    lost: list[Problem] = []
    for writer, chain in seals.items():
        for seal in chain:
            if seal.cluster == "":
                continue
            fitting = [each for each in pieces.get(seal.cluster, ()) if each.fits(seal)]
            found[seal.cluster] += (replace(each, writer=writer) for each in fitting[:1])
            if not (fitting or version(seal.event) or _is_known(there, seal)):
                lost.append(lost_words(writer, seal, origin))
    lost += _facts_lost(seals, pieces, there, found, origin)
    if lost:
        raise Damaged(lost)
    return dict(found)


def _is_known(there: There, seal: Seal) -> bool:
    return any(each.fits(seal) for each in there(seal.cluster))


def _facts_lost(
    seals: Mapping[str, Sequence[Seal]], pieces: Pieces, there: There, found: Pieces, origin: str
) -> Iterator[Problem]:
    """Of what is known of a cluster only the latest words are kept: some seal has to fit them."""
    newest = {
        seal.cluster: (writer, seal)
        for writer, chain in seals.items()
        for seal in chain
        if seal.cluster and version(seal.event)
    }
    for cluster, (writer, seal) in newest.items():
        words = {e.name for e in pieces.get(cluster, ()) if e.act is None}
        fitting = any(each.act is None for each in found[cluster])
        if not (fitting or any(e.act is None and e.name in words for e in there(cluster))):
            yield lost_words(writer, seal, origin)


def lost_words(writer: str, seal: Seal, origin: str) -> Problem:
    """Say that what a seal covers is not brought with it."""
    return Problem(
        code=DOES_NOT_VERIFY,
        file=origin,
        field=seal.cluster,
        message=Message(
            "{writer} sealed {event} of {id}, and its words are missing or others; nothing of it was taken.",
            writer=writer,
            event=seal.event,
            id=seal.cluster or HEADER,
        ),
        hint=Message("It was altered or damaged on its way: have it sent again."),
    )
