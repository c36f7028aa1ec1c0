"""A letter that is set closer to stay on one page does stay there: its lines are counted with their indents."""

from __future__ import annotations

import docx
import pytest
from docx.shared import Twips

from lccluster.render.word.lines import LINES, PITCH, line
from lccluster.render.word.one_page import fit


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("某" * 25, 1),
        ("某" * 27, 1),  # set closer by one sign
        ("某" * 28, 2),
        ("某" * 24 + "10", 2),  # figures of another font may be wider
    ],
)
def test_the_first_line_of_a_paragraph_holds_less_by_its_indent(text: str, taken: int) -> None:
    document = docx.Document()
    for _ in range(LINES):
        line(document, "某", "仿宋")
    line(document, text, "仿宋", indent=2)
    fit(document)
    pitch = document.paragraphs[0].paragraph_format.line_spacing
    assert pitch == Twips(PITCH * LINES // (LINES + taken))
