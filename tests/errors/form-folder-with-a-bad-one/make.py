"""A good form, a broken one and what a word processor leaves behind."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("a.docx"), HandMade())
Path("b.docx").write_bytes(b"PK\x03\x04")
Path("~$a.docx").write_bytes(b"a")
