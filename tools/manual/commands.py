"""The help of every command in full, in the language that this process speaks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any

COLUMNS = "100"
HEADS = {"zh": "全部命令", "en": "Every command"}


def page(language: str) -> str:
    """Write the page in a language; one process speaks one."""
    environment = {**os.environ, "LCCLUSTER_LANG": language, "COLUMNS": COLUMNS, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "manual.commands"]
    here = Path(__file__).parents[1]
    ran = subprocess.run(command, cwd=here, env=environment, capture_output=True, check=True)
    return f"# {HEADS[language]}\n\n{ran.stdout.decode()}"


def _every(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    from typer._click.core import Context

    yield words
    if hasattr(command, "list_commands"):
        context = Context(command)
        for name in command.list_commands(context):
            yield from _every(command.get_command(context, name), (*words, name))


def _help(words: tuple[str, ...]) -> str:
    from lccluster.cli.main import main

    printed = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
    with redirect_stdout(printed), redirect_stderr(printed), suppress(SystemExit):
        main([*words, "--help"])
    printed.flush()
    return bytes(printed.buffer.getbuffer()).decode()


def every() -> list[tuple[str, ...]]:
    """List every command and group by its words; the tool itself, first, has none."""
    from lccluster.cli.app import build
    from lccluster.cli.program.settings import Settings

    return list(_every(build(Settings())))


def _all() -> Iterator[str]:
    for words in every():
        yield f"## {' '.join(('lccluster', *words))}\n\n```text\n{_help(words)}```\n"


if __name__ == "__main__":
    sys.stdout.write("\n".join(_all()))
