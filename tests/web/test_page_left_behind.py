"""What was handed in goes with the page, also where that is killed: the next that is handed something throws it away, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lccluster.usecases.page.applications.handed_in import Drawer, Upload
from lccluster.usecases.page.applications.place import LOCK, PREFIX, HeldFolder, sweep

KILLED = """
import os
from lccluster.usecases.page.applications.handed_in import Drawer, Upload
drawer = Drawer()
drawer.put({"forms": [Upload("表.yaml", b"1")]})
os._exit(1)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    return place


def _killed(place: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED], check=False)
    (left,) = place.glob(f"{PREFIX}*")
    assert [*left.rglob("表.yaml")]


def test_what_a_killed_page_left_is_thrown_away_by_the_next(place: Path) -> None:
    _killed(place)
    sweep()
    assert not [*place.iterdir()]


def test_it_is_thrown_away_when_the_next_is_handed_something(place: Path) -> None:
    _killed(place)
    drawer = Drawer()
    drawer.put({"forms": [Upload("表.yaml", b"1")]})
    assert len([*place.iterdir()]) == 1
    drawer.empty()
    assert not [*place.iterdir()]


def test_what_a_page_that_runs_keeps_is_left_alone(place: Path) -> None:
    drawer = Drawer()
    kept = drawer.put({"forms": [Upload("表.yaml", b"1")]})
    sweep()
    assert [*kept.rglob("表.yaml")]
    drawer.empty()
    assert not [*place.iterdir()]


def test_what_is_no_page_s_is_left_alone(place: Path, tmp_path: Path) -> None:
    (place / f"{PREFIX}begun").mkdir()  # its page holds it in a moment
    (place / "of-another-program").mkdir()
    other = HeldFolder()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / LOCK).write_text("")
    (elsewhere / "mine.txt").write_text("")
    if os.name != "nt":
        (place / f"{PREFIX}link").symlink_to(elsewhere)
    sweep()
    other.let_go()
    assert (place / f"{PREFIX}begun").is_dir()
    assert (place / "of-another-program").is_dir()
    assert (elsewhere / "mine.txt").is_file()


def test_a_folder_that_cannot_be_looked_into_stops_no_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nothing"))
    sweep()
