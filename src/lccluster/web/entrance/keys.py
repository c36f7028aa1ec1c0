"""Keys, sessions and tokens: all of them are words that only whoever knows the secret can sign."""

from __future__ import annotations

import hmac
import os

SECRET = 32  # bytes


class Signer:
    """Signs words with a secret of this start; what an earlier start signed holds no more."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._used: set[str] = set()

    def new_key(self) -> str:
        """Give a key that opens one session."""
        return self._issued("key")

    def opens(self, key: str) -> bool:
        """Tell whether a key is one of ours that was never used; it is used by that."""
        if key in self._used or not self._holds("key", key):
            return False
        self._used.add(key)
        return True

    def new_session(self) -> str:
        """Give the word by which a browser is known."""
        return self._issued("session")

    def knows(self, session: str) -> bool:
        """Tell whether a session is one of ours."""
        return self._holds("session", session)

    def token(self, session: str) -> str:
        """Give the word that stands in every form of a session."""
        return self._signed("token", session)

    def has_token(self, session: str, token: str) -> bool:
        """Tell whether a form was one of this session."""
        return _same(self.token(session), token)

    def _issued(self, purpose: str) -> str:
        chance = os.urandom(16).hex()
        return f"{chance}{self._signed(purpose, chance)}"

    def _holds(self, purpose: str, word: str) -> bool:
        chance, signed = word[:32], word[32:]
        return _same(self._signed(purpose, chance), signed)

    def _signed(self, purpose: str, text: str) -> str:
        return hmac.digest(self._secret, f"{purpose}:{text}".encode(), "sha256").hex()


def _same(one: str, other: str) -> bool:
    """Compare in the same time wherever they differ."""
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "replace"))
