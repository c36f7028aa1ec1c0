"""What asks the package index is run where every case is wanted."""

from __future__ import annotations

import pytest


@pytest.fixture
def index(pytestconfig: pytest.Config) -> None:
    """Ask for the package index; half a minute, and a network."""
    if not pytestconfig.getoption("--exhaustive"):
        pytest.skip("asks the package index: --exhaustive")
