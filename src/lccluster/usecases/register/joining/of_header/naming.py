"""Seals of the header, and the words that they cover: each wording goes by the newest one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lccluster.errors import Damaged, Unusable
from lccluster.files.register.folder import Register
from lccluster.register.joining.brought import Words
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import version
from lccluster.usecases.register.joining.sealed import lost_words

Sealed = Mapping[tuple[str, str], Seal]  # by writer and name


def sealed_headers(register: Register) -> Sealed:
    """Give every seal of the register as a whole, by writer and name; raises Unusable."""
    chains, problems = register.chains()
    if problems:
        raise Unusable(problems)
    return headers_of(chains.written)


def headers_of(chains: Mapping[str, Sequence[Seal]]) -> Sealed:
    """Give those of some chains."""
    return {
        (writer, each.event): each
        for writer, chain in chains.items()
        for each in chain
        if not each.cluster
    }


def as_sealed(words: Words, seals: Sealed) -> HeaderLine:
    """Name words by the newest seal that covers them; by none where they were changed by hand."""
    return as_sealed_last(
        words, {key: each for key, each in seals.items() if _covers(key, words, each)}
    )


def as_sealed_last(words: Words, seals: Sealed) -> HeaderLine:
    """Name words by the newest of some seals that covers them, and by none where the newest covers others."""
    last = max((version(event) for _, event in seals), default=0)
    at = sorted(key for key in seals if version(key[1]) == last)
    found = (key for key in at if _covers(key, words, seals[key]))
    return HeaderLine(*next(found, ("", "")), words)


def _covers(key: tuple[str, str], words: Words, seal: Seal) -> bool:
    return HeaderLine(*key, words).fits(seal)


def verified(
    lines: Iterable[HeaderLine], known: Sealed, new: Sealed, origin: str
) -> list[HeaderLine]:
    """Give the lines that seals cover; those of a chain that is not here yet come with it. Raises Damaged."""
    there = [(each, known.get((each.writer, each.event))) for each in lines]
    odd = [each for each, seal in there if seal and not each.fits(seal)]
    said = {(each.writer, each.event) for each, _ in there}
    odd += [
        HeaderLine(*key, {}) for key in new if not version(key[1]) and key not in said
    ]  # a settlement without its words
    if odd:
        raise Damaged(
            lost_words(e.writer, new.get((e.writer, e.event)) or known[e.writer, e.event], origin)
            for e in odd
        )
    return [each for each, seal in there if seal]
