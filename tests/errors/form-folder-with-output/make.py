"""A folder of forms that is to be written as one file."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("a.docx"), HandMade())
