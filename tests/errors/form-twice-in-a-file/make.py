"""Two applicants' forms saved in one document."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("申请表.docx"), HandMade(), HandMade())
