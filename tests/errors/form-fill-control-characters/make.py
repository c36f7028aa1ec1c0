"""A name with a control character, as copying from a PDF brings it."""

from pathlib import Path

Path("application.yaml").write_text('applicant: "某某\\u0007镇"\n', "utf-8")
