"""Documents of a round: lists as workbooks."""

from __future__ import annotations

from lccluster.files.disk.documents.output import Output
from lccluster.render.columns.round_scores import SCORES, SHEET_OF_SCORES
from lccluster.render.office_words import FONTS
from lccluster.render.workbook.round_lists import list_workbook
from lccluster.round.ranking import Ranking
from lccluster.usecases.written import Written


def write_scores(found: Ranking, output: Output, fonts: str) -> Written:
    """Write the scores as a workbook; raises Unusable."""
    drawn = list_workbook(SHEET_OF_SCORES, SCORES, found.rows, FONTS[fonts])
    output.write(drawn.data)
    return Written(output.path, drawn.cleaned)
