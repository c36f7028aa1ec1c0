"""The guide to a new measure: its commands, and the files of its example."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = {"zh": DOCS / "new-measure.md", "en": DOCS / "en" / "new-measure.md"}
_FILE = re.compile(r"^\*\*`([^`]+)`\*\*\n\n```(?:yaml|csv)\n(.*?)```\n", re.DOTALL | re.MULTILINE)
FOLDER = "rules/liaocheng-2026"


def files_of_the_guide(lang: str = "en") -> dict[str, str]:
    """Give the files that a guide shows in full, by their paths."""
    return dict(_FILE.findall(GUIDES[lang].read_text("utf-8")))


def write_files(place: Path, lang: str = "en") -> None:
    """Do by hand what the guide asks for: clear the draft of the old measure, write every file."""
    folder = place / FOLDER
    for old in ("04-conditions.yaml", "06-materials.yaml"):
        (folder / old).unlink()
    for case in (folder / "cases").iterdir():
        case.unlink()
    for name, text in files_of_the_guide(lang).items():
        (place / name).write_text(text, "utf-8")
