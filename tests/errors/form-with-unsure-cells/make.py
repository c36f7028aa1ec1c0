"""A form with a figure in words and an area that names two."""

from pathlib import Path

from hand_made_forms import ANNEX, HandMade, write_word

CHANGED = {"32.82": "三十二亿", "5200": "5200-5300"}
rows = [[CHANGED.get(str(cell), cell) for cell in row] for row in ANNEX]
write_word(Path("申请表.docx"), HandMade(rows=rows))
