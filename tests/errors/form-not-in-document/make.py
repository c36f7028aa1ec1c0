"""A document with a table in it that is no application form."""

from pathlib import Path

from hand_made_forms import HandMade, write_word

write_word(Path("简介.docx"), HandMade(rows=[["序号", "企业名称"], ["1", "某某公司"]]))
