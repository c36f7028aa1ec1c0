"""An opinion with a control character, as copying from a PDF brings it."""

from pathlib import Path

Path("application.yaml").write_text('county_opinion: {text: "轴\\u0007承"}\n', "utf-8")
