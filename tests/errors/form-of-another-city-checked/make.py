"""The form of another city, given to check."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("申请表.docx"), HandMade(title="某 某 市 特 色 产 业 集 群"))
