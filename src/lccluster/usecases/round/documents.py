"""Documents of a round: lists as workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.files.disk.documents.output import Output
from lccluster.render.columns.fields import ListColumn
from lccluster.render.office_words import FONTS
from lccluster.render.workbook.round_lists import list_workbook
from lccluster.usecases.written import Written


def write_list(
    title: str, fields: Sequence[ListColumn[Any]], rows: Sequence[Any], output: Output, fonts: str
) -> Written:
    """Write a list of a round as a workbook; raises Unusable."""
    drawn = list_workbook(title, fields, rows, FONTS[fonts])
    output.write(drawn.data)
    return Written(output.path, drawn.cleaned)
