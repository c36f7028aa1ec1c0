"""A letter that somebody has edited since it was written."""

from pathlib import Path

import docx

Path("补正").mkdir()
document = docx.Document()
document.add_paragraph("已改")
document.save("补正/某某特色产业集群补正通知.docx")
