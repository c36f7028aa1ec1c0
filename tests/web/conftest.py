"""An office of the demo, its page, and somebody who is let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from pages import Answer, Visitor, office_at, reached, served
from running import speaking


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of the demo that is only read, its papers by our own names for keys."""
    folder = tmp_path_factory.mktemp("desk") / "office"
    with speaking("en"):
        lay_out(folder, Library(None, folder / "rules"))
    return folder


@pytest.fixture(scope="module")
def page(laid_out: Path) -> Iterator[Visitor]:
    """The page of that office, for whoever was let in."""
    with served(office_at(laid_out)) as visitor:
        yield visitor.enter()


@pytest.fixture(scope="session")
def reached_in(laid_out: Path) -> Callable[[str], dict[str, Answer]]:
    """All that links of that office lead to, in a language; walked once, as no test changes it."""

    @cache
    def walked(language: str) -> dict[str, Answer]:
        with speaking(language), served(office_at(laid_out)) as visitor:
            return reached(visitor.enter())

    return walked


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    speak(request.param)
    return str(request.param)
