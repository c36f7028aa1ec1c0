"""Documents out of a register: the summary of titles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lccluster.files.document_files import fit_for_writing
from lccluster.register.rows import Row
from lccluster.usecases.register_room import Room
from lccluster.usecases.written import Written, write_summary


def write_titles(
    room: Room, rows: Sequence[Row], on: date, path: Path, template: Path | None, fonts: str
) -> Written:
    """Write the 汇总表 of titles as they stand on a day; raises Unusable."""
    from lccluster.render.summary_columns import TITLES  # noqa: PLC0415
    from lccluster.render.title_summary import title_summary  # noqa: PLC0415

    fit_for_writing(path, "--xlsx", (".xlsx",))
    summary = title_summary(rows, on, room.measure, room.offices, room.register.header.authority)
    return write_summary(path, summary, TITLES, template, fonts)
