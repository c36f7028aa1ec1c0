"""What fixtures build by many commands: built once in a process, laid down again for every other test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct


class Once(Struct, frozen=True):
    """Builds in the folder where a test works, and keeps what stands there then."""

    kept: Path

    def __call__(self, name: str, build: Callable[[], object]) -> None:
        """Build it, or lay down what was built under this name before."""
        before = self.kept / name
        if before.exists():
            shutil.copytree(before, Path(), symlinks=True, dirs_exist_ok=True)
        else:
            build()
            shutil.copytree(Path(), before, symlinks=True)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Give what keeps the buildings of this process."""
    return Once(tmp_path_factory.mktemp("once"))
