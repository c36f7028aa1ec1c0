"""A hash is that of hashlib, whatever computes it."""

from __future__ import annotations

import hashlib

import pytest

from lccluster.hashes import hash_of

WORDS = (b"", b"a", "莘县".encode(), bytes(range(256)) * 300)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "sha3_256"])
@pytest.mark.parametrize("words", WORDS)
def test_a_hash_is_that_of_hashlib(words: bytes, algorithm: str) -> None:
    assert hash_of(words, algorithm) == hashlib.new(algorithm, words).hexdigest()
