"""A form from which somebody took the column of taxes."""

from pathlib import Path

from hand_made_forms import ANNEX, HandMade, write_word

rows = [[cell for cell in row if cell not in (("税金", 1, 2), "0.41")] for row in ANNEX]
write_word(Path("申请表.docx"), HandMade(rows=rows))
