"""The catalogs of sentences on disk, and the language that is spoken out of them."""

from __future__ import annotations

import gettext
from pathlib import Path

from lccluster import language
from lccluster.language import Catalog

_FOLDER = Path(__file__).with_name("locale")


def speak(wished: str) -> None:
    """Draw every later sentence in a language, one of `LANGUAGES`."""
    language.speak(wished, catalog_of)


def catalog_of(wished: str) -> Catalog:
    """Load a language's catalog; the sentences in the code are the English ones, so it has none."""
    return gettext.translation("lccluster", str(_FOLDER), languages=[wished], fallback=True)
