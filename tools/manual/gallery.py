"""The gallery of errors as a page: each by the sentence that people see, with what brings it about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from manual import commands

GALLERY = Path("tests") / "errors"
ABOUT = ("command.txt", "zh.txt", "en.txt", "make.py")
PLACE = re.compile(  # the number of a step; a file, what a sentence is about in it, an option: each with its colon
    r"^(?:\d+\. )?(?:(?:[^\s：:“”。，；]*[/.][^\s：“”。，；]*(?:(?<=\d)：[^\s：“”。，；]{1,40}(?=：))?|[^\s：!“”]*![A-Z]{1,3}\d+|[A-Z]{1,3}\d+|\d+(?::\d+)?"
    r"|-{1,2}[a-z-]+|[\u3000a-z_.\[\]0-9A-Z-]+|[^\s：“”。，；]*第 ?\d+ ?[段项]|(?:[^\s：“”。，；]*:)?paragraph \d+"
    r"|[^\s：“”。，；]*表 \d+ 的 [A-Z]+\d+|(?:[^\s：“”。，；]*:)?table \d+ [A-Z]+\d+)"
    r"(?:: |：))*"
)
WHOLE = re.compile(  # a sentence, with the article behind it; no row of a table
    r"^(?!.*  ).*\S[。？.?]”?(?: ?[（(].*[）)])?$"
)
# What each case says in its own way: what is quoted, figures, codes, files.
PARTICULAR = re.compile(r"“[^”]*”|[^\s，。：；]*(?:\d|[A-Z]{2}|\.[a-z])[^\s，。：；]*")
EXIT, STREAM = re.compile(r"exit (\d+)\n"), re.compile(r"--- std(?:out|err)\n")
SHOWN_LINES = 40  # of an input; a longer one is none that people type
HEADS: Mapping[str, tuple[str, str, str, str, str]] = {
    "zh": ("出错时怎么办", "把看到的话粘贴或输入一段：", "找到 0 处。", "所用文件", "退出码"),
    "en": (
        "What errors say",
        "Type or paste a part of what you see:",
        "Found: 0.",
        "files used",
        "exit status",
    ),
}
SOUGHT = (Path(__file__).parent / "sought.html").read_text("utf-8")


class Shown(NamedTuple):
    """An entry of the gallery: its folder, what was typed, what was printed, and with which exit status."""

    folder: Path
    command: str
    printed: str
    status: str

    @property
    def sentences(self) -> Sequence[str]:
        """List the sentences that are printed, or else the lines, without the file and place before each."""
        lines = [line.strip() for line in self.printed.splitlines() if line.strip()]
        whole = [line for line in lines if WHOLE.search(line)]
        return [PLACE.sub("", line).strip() for line in whole or lines] or [self.folder.name]

    @property
    def kinds(self) -> Sequence[str]:
        """List what its sentences have in common with those of other cases."""
        return [PARTICULAR.sub("", sentence) for sentence in self.sentences]

    @property
    def inputs(self) -> Iterator[Path]:
        """List the files that the command was given and that people can read."""
        for each in sorted(self.folder.iterdir()):
            if each.name not in ABOUT and each.suffix in (".yaml", ".csv", ".txt"):
                yield each


def page(root: Path, language: str) -> str:
    """Write the page in a language."""
    head, told, count, *words = HEADS[language]
    found = sorted(_entries(root / GALLERY, language), key=lambda each: each.command)
    said = Counter(kind for each in found for kind in {*each.kinds})
    named = partial(_named, known={*commands.every()})
    parts = [f"# {head}\n\n{SOUGHT.format(told=told, found=count)}\n"]
    for name, entries in groupby(sorted(found, key=named), key=named):
        parts.append(f"## {' '.join(('lccluster', *name))}\n")
        parts += [_drawn(each, _head(each, said), *words) for each in entries]
    return "\n".join(parts)


def _named(each: Shown, known: Container[tuple[str, ...]]) -> tuple[str, ...]:
    """Name the command that was typed, or its group, or neither, where there is none of that name."""
    words = tuple(each.command.split())
    return next(words[:n] for n in (2, 1, 0) if words[:n] in known)


def _head(each: Shown, said: Counter[str]) -> str:
    """Choose the sentence that the fewest other cases say: that is what this one is about."""
    return min(zip(each.sentences, each.kinds, strict=True), key=lambda pair: said[pair[1]])[0]


def _entries(gallery: Path, language: str) -> Iterator[Shown]:
    for folder in sorted(gallery.iterdir()):
        if (folder / "command.txt").is_file():
            command = (folder / "command.txt").read_text("utf-8").splitlines()[0]
            said = (folder / f"{language}.txt").read_text("utf-8")
            status = EXIT.match(said)
            printed = STREAM.sub("", EXIT.sub("", said, count=1)).strip("\n")
            yield Shown(folder, command, printed, status[1] if status else "0")


def _drawn(each: Shown, sentence: str, input_: str, exit_: str) -> str:
    files = "\n".join(map(_file, each.inputs))
    folded = (
        f"\n<details markdown><summary>{input_}</summary>\n\n{files}\n</details>\n" if files else ""
    )
    said = f"$ lccluster {each.command}\n{each.printed}\n"
    head = f"### {_plain(sentence)} {{ #{each.folder.name} }}"
    body = f"{head}\n\n{_block(said)}\n{exit_} {each.status}\n{folded}"
    return f'<section class="entry" markdown>\n\n{body}\n</section>\n'


def _file(path: Path) -> str:
    text = _read(path.read_bytes())
    lines = text.splitlines()
    more = ["…"] if len(lines) > SHOWN_LINES else []
    shown = "\n".join([*lines[:SHOWN_LINES], *more, ""])
    return f"`{path.name}`\n\n{_block(shown)}"


def _read(content: bytes) -> str:
    """Read a text as the tool does, in UTF-8 or else GBK; signs of neither stand for themselves."""
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8")
    with suppress(UnicodeDecodeError):
        return content.decode("gb18030")
    return content.decode("utf-8", errors="replace")


def _block(text: str) -> str:
    """Fence a text with more ticks than it holds; signs that steer are shown by their numbers, blanks are not."""
    shown = "".join(
        sign
        if sign == "\n" or sign.isprintable() or unicodedata.category(sign) == "Zs"
        else ascii(sign)[1:-1]
        for sign in text
    )
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown)), 3)
    return f"{fence}text\n{shown}{fence}\n"


def _plain(sentence: str) -> str:
    """Keep what Markdown would read as its own from being read."""
    return re.sub(r"([\\`*_{}\[\]<>#|~^$])", r"\\\1", sentence)
