"""The page of this office opened: its folders, its clock, and where its address is told."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.cli.program.libraries import load_server, load_structs

if TYPE_CHECKING:
    from lccluster.cli.program.settings import Settings
    from lccluster.web.office import Desk


def open_here(
    settings: Settings, *, port: int = 0, read_only: bool = False, no_browser: bool = False
) -> None:
    """Serve the page of the folders meant until it is ended; raises Unusable."""
    load_structs()
    load_server()
    from lccluster.web.entrance.opening import open_page

    announce = _announce if no_browser else _announce_and_open
    open_page(_office(settings, read_only=read_only), port, announce)


def _office(settings: Settings, *, read_only: bool) -> Desk:
    from lccluster.cli import arguments, outputs
    from lccluster.cli.answering.here import place_of_year, round_meant
    from lccluster.files.disk.places.of_the_user import cache_folder
    from lccluster.web.office import Desk, Rounds

    return Desk(
        register=Path(settings.register),
        rounds=Rounds(lambda: round_meant(settings), partial(place_of_year, settings)),
        library=arguments.library(),
        clock=lambda: datetime.now().astimezone(),
        cache=cache_folder(os.environ),
        settings=_settings,
        read_only=read_only,
        fonts=outputs.fonts(),
    )


def _settings() -> Path | None:
    """Name the file that says who works here, when a register or round is opened first."""
    from lccluster.files.register.installation import office_file

    return office_file(os.environ)


def _announce(address: str) -> None:
    """Print the address on one line, for whoever reads it while the page runs."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


def _announce_and_open(address: str) -> None:
    import webbrowser

    _announce(address)
    if _has_screen():
        with suppress(webbrowser.Error):
            webbrowser.open(address)


def _has_screen() -> bool:
    """Tell whether a browser would have a window; one in the terminal would keep it from everybody."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, screens))
