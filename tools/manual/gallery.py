"""The gallery of errors as a page: each by the sentence that people see, with what brings it about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

GALLERY = Path("tests") / "errors"
ABOUT = ("command.txt", "zh.txt", "en.txt", "make.py")
PLACE = re.compile(  # a file, what a sentence is about in it, an option: each with its colon
    r"^(?:(?:[^\s：:“”。，；]*[/.][^\s：“”。，；]*|[^\s：!“”]*![A-Z]{1,3}\d+|[A-Z]{1,3}\d+|\d+(?::\d+)?"
    r"|-{1,2}[a-z-]+|[a-z_.\[\]0-9A-Z-]+|第 \d+ 段|paragraph \d+|表 \d+ 的 [A-Z]+\d+|table \d+ [A-Z]+\d+)"
    r"(?:: |：))+"
)
EXIT, STREAM = re.compile(r"exit (\d+)\n"), re.compile(r"--- std(?:out|err)\n")
SHOWN_LINES = 40  # of an input; a longer one is none that people type
HEADS: Mapping[str, tuple[str, str, str, str]] = {
    "zh": ("出错时怎么办", "把看到的话粘贴或输入一段：", "输入", "退出码"),
    "en": ("What errors say", "Type or paste a part of what you see:", "input", "exit status"),
}
SOUGHT = (Path(__file__).parent / "sought.html").read_text("utf-8")


class Shown(NamedTuple):
    """An entry of the gallery: its folder, what was typed, what was printed, and with which exit status."""

    folder: Path
    command: str
    printed: str
    status: str

    @property
    def sentence(self) -> str:
        """Give the first sentence that is printed, without the file and place before it."""
        lines = [line.strip() for line in self.printed.splitlines() if line.strip()]
        return PLACE.sub("", lines[0]).strip() if lines else self.folder.name

    @property
    def inputs(self) -> Iterator[Path]:
        """List the files that the command was given and that people can read."""
        for each in sorted(self.folder.iterdir()):
            if each.name not in ABOUT and each.suffix in (".yaml", ".csv", ".txt"):
                yield each


def page(root: Path, language: str) -> str:
    """Write the page in a language."""
    head, told, *words = HEADS[language]
    found = sorted(_entries(root / GALLERY, language), key=lambda each: each.command)
    parts = [f"# {head}\n\n{SOUGHT.format(told=told)}\n"]
    for name, entries in groupby(found, key=lambda each: _named(each.command)):
        parts.append(f"## {' '.join(('lccluster', name)).strip()}\n")
        parts += [_drawn(each, *words) for each in entries]
    return "\n".join(parts)


def _named(command: str) -> str:
    """Name the command of a line: its first word, of a group two; what sets out with an option has none."""
    words = command.split()
    own = [word for word in words[:2] if re.fullmatch(r"[a-z]+", word)]
    grouped = ("register", "round", "rules", "form", "findings", "schema")
    return " ".join(own if own[:1] and own[0] in grouped else own[:1])


def _entries(gallery: Path, language: str) -> Iterator[Shown]:
    for folder in sorted(gallery.iterdir()):
        if (folder / "command.txt").is_file():
            command = (folder / "command.txt").read_text("utf-8").splitlines()[0]
            said = (folder / f"{language}.txt").read_text("utf-8")
            status = EXIT.match(said)
            printed = STREAM.sub("", EXIT.sub("", said, count=1)).strip("\n")
            yield Shown(folder, command, printed, status[1] if status else "0")


def _drawn(each: Shown, input_: str, exit_: str) -> str:
    files = "\n".join(map(_file, each.inputs))
    folded = (
        f"\n<details markdown><summary>{input_}</summary>\n\n{files}\n</details>\n" if files else ""
    )
    said = f"$ lccluster {each.command}\n{each.printed}\n"
    head = f"### {_plain(each.sentence)} {{ #{each.folder.name} }}"
    body = f"{head}\n\n{_block(said)}\n{exit_} {each.status}\n{folded}"
    return f'<section class="entry" markdown>\n\n{body}\n</section>\n'


def _file(path: Path) -> str:
    text = path.read_bytes().decode("utf-8", errors="replace")
    lines = text.splitlines()
    more = ["…"] if len(lines) > SHOWN_LINES else []
    shown = "\n".join([*lines[:SHOWN_LINES], *more, ""])
    return f"`{path.name}`\n\n{_block(shown)}"


def _block(text: str) -> str:
    """Fence a text with more ticks than it holds; signs that steer are shown by their numbers."""
    shown = "".join(
        sign if sign == "\n" or sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text
    )
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown)), 3)
    return f"{fence}text\n{shown}{fence}\n"


def _plain(sentence: str) -> str:
    """Keep what Markdown would read as its own from being read."""
    return re.sub(r"([\\`*_{}\[\]<>#|~^$])", r"\\\1", sentence)
