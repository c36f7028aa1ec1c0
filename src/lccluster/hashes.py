"""Hashes of a few words: Python's own SHA-256, because OpenSSL takes longer to load than they take."""

from __future__ import annotations

from collections.abc import Iterable

try:
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]  # from 3.12 on
except ImportError:
    from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]  # 3.11


def hash_of(words: bytes, algorithm: str) -> str:
    """Hash words by an algorithm of `hashlib`; raises ValueError for one that it does not know."""
    if algorithm == "sha256":
        return str(sha256(words).hexdigest())
    import hashlib

    return hashlib.new(algorithm, words).hexdigest()


def hash_of_files(hashes: Iterable[str]) -> str:
    """Give the one hash of a file; of several, the hash of theirs in the order of the alphabet."""
    known = sorted({*hashes})
    return known[0] if len(known) == 1 else hash_of("\n".join(known).encode(), "sha256")
