"""Hashes of a few words: Python's own SHA-256, because OpenSSL takes longer to load than they take."""

from __future__ import annotations

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
