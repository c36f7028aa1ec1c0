"""Latin words on a Chinese screen that nobody typed, listed or wrote himself: English left over."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

LATIN = Path(__file__).parent / "cli" / "latin_words.yaml"
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*")
TYPED = (
    re.compile(r"\S+要求\.英文：“.*?”"),  # the English wording of a rulebook is what is wrong there
    re.compile(r"^\S+?\.\w+(?::[^:：\s]+)?(?::\d+)*：(?=\S)"),  # file, line, column
    re.compile(r"[\w./-]*\.(?:ya?ml|docx|xlsx|csv|jsonl|json|lcp|html|txt|pdf|xls|ods|ics)\b"),
    # a spelling beside the label it belongs to
    re.compile(r"(?<=[\u3400-\u9fff）”])（[A-Za-z][\w.-]*）"),
    re.compile(r"\b(?:lccluster|git)(?: [a-z][a-z-]*)*"),  # a command, as it is typed
    re.compile(r"^[a-z][a-z-]+(?= {2,}[\u3400-\u9fff])"),  # and where help lists it
    re.compile(r"个命令；是不是“[a-z-]+”"),  # and where it may be the one that is meant
    re.compile(r"(?<![\w-])--?[a-z][a-z-]*"),  # an option
    re.compile(r"(?<!\w)[\u3400-\u9fff]*-[0-9A-Z]{4}(?![0-9A-Z])"),  # the mark of a computer
    re.compile(r"(?<![\w-])(?=[A-Z-]*\d)[0-9A-Z]+(?:-[0-9A-Z]+)*(?![\w-])"),  # numbers of our own
    re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b"),  # what a pack is compared by
    re.compile(r"(?:hand|\d+)-[0-9a-f]{12,}"),  # hashes
)
JSON = re.compile(r'\s*[{}\[\]"]')
AROUND = re.compile(r"\s*(exit \d+|--- std(out|err)|dict\(\{|list\(\[)$")  # how a screen is kept


def foreign(text: str, own: str = "") -> set[str]:
    """Give the Latin words of a screen that nobody typed, listed or wrote himself."""
    known = LISTED | {*WORD.findall(own)}
    lines = (each for each in text.splitlines() if not (JSON.match(each) or AROUND.match(each)))
    return {word for each in lines for word in WORD.findall(_untyped(each))} - known


def _untyped(line: str) -> str:
    line = line.strip()
    for each in TYPED:
        line = each.sub("", line)
    return line


LISTED = {
    str(word) for words in yaml.safe_load(LATIN.read_text("utf-8")).values() for word in words
}
