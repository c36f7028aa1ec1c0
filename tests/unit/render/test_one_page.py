"""A letter that is set closer to stay on one page does stay there: its lines are counted with their indents."""

from __future__ import annotations

import docx
import pytest
from docx.shared import Twips

from lccluster.render.word.lines import LINES, PITCH, line
from lccluster.render.word.one_page import fit


@pytest.mark.parametrize(("signs", "taken"), [(25, 1), (26, 1), (27, 1), (28, 2)])
def test_the_first_line_of_a_paragraph_holds_less_by_its_indent(signs: int, taken: int) -> None:
    document = docx.Document()
    for _ in range(LINES):
        line(document, "某", "仿宋")
    line(document, "某" * signs, "仿宋", indent=2)
    fit(document)
    pitch = document.paragraphs[0].paragraph_format.line_spacing
    assert pitch == Twips(PITCH * LINES // (LINES + taken))
