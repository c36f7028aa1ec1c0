"""Which engine computes, and what to install where it is missing."""

from __future__ import annotations

import pytest

from lccluster.catalogs import speak
from lccluster.engines import choosing
from lccluster.engines.choosing import Engine, by_size, installed
from lccluster.errors import Unusable


@pytest.mark.parametrize("engine", [Engine.POLARS, Engine.DUCKDB, Engine.SPARK])
@pytest.mark.parametrize("found", [None, (0, 1)])
def test_an_engine_that_is_not_there_says_what_to_install(
    engine: Engine, found: tuple[int, int] | None, monkeypatch: pytest.MonkeyPatch, voice: None
) -> None:
    speak("en")
    monkeypatch.setattr(choosing, "_version", lambda _package: found)
    with pytest.raises(Unusable) as refused:
        installed(engine)
    extra = "spark" if engine is Engine.SPARK else "scale"
    assert f"pip install lccluster[{extra}]" in str(refused.value.problems[0])


def test_what_is_large_is_computed_in_columns_where_they_are_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert by_size(False, 1000) is Engine.PYTHON
    assert by_size(False, choosing.LARGE) is Engine.POLARS
    assert by_size(True, 1000) is Engine.POLARS
    monkeypatch.setattr(choosing, "_version", lambda _package: None)
    assert by_size(True, choosing.LARGE) is Engine.PYTHON
