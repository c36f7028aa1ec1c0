"""A form whose application was imported before, and corrected by hand since."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("申请表.docx"), HandMade())
Path("申请表.yaml").write_text("county: 莘县\n", "utf-8")
