"""A hash is that of hashlib, whatever computes it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.files.register.seals.lines import on_one_line
from lccluster.hashes import hash_of
from lccluster.quantities.texts import JoinedText
from lccluster.register.sealing.hashing import drawn
from lccluster.yaml_words import scalar

WORDS = (b"", b"a", "莘县".encode(), bytes(range(256)) * 300)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "sha3_256"])
@pytest.mark.parametrize("words", WORDS)
def test_a_hash_is_that_of_hashlib(words: bytes, algorithm: str) -> None:
    assert hash_of(words, algorithm) == hashlib.new(algorithm, words).hexdigest()


signs = st.text(st.characters(exclude_categories=[]), max_size=8)  # with what no UTF-8 can hold
texts = signs | signs.map(JoinedText)  # or as a file puts one together from several lines
words = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=4),
)


@given(words)
def test_what_is_hashed_is_drawn_as_json_draws_it(value: Any) -> None:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert drawn(value) == plain.encode("utf-8", "surrogatepass")


@given(st.dictionaries(texts, st.integers(0, 2**63) | texts | st.dictionaries(texts, texts)))
def test_a_line_of_a_log_is_drawn_as_json_draws_it(value: dict[str, Any]) -> None:
    try:
        expected = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        with pytest.raises(UnicodeEncodeError):
            on_one_line(value)
    else:
        assert on_one_line(value) == expected


@given(texts)
def test_a_quoted_word_means_what_json_takes_it_for(text: str) -> None:
    assert json.loads(scalar(f"{text}:")) == f"{text}:"
