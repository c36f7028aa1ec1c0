"""Modules compiled ahead, so that a folder that nobody may write does not compile them at every start.

Unchecked: Python looks at neither time nor hash of a source. Only the folder's own version of Python can compile them; it
does so in a process of its own, because what a process has read before shows in the bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from windows.refusal import NotMade

VERSION = (3, 13)
SELDOM = r"stdnum[/\\][a-z]{2}[/\\](?<!cn.)"  # the numbers of other countries, which no form has
WORDS = (
    *("-I", "-m", "compileall", "-q", "-x", SELDOM),
    *("--invalidation-mode", "unchecked-hash"),
)


def compile_in(folder: Path) -> bool:
    """Compile all modules of a folder where this Python can, and tell whether it could; raises NotMade."""
    if sys.version_info[:2] != VERSION:
        return False
    command = (sys.executable, *WORDS, "-s", str(folder.parent), str(folder))
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise NotMade(
            f"预编译没有完成：{done.stdout[-500:]}",
            "The modules could not be compiled, see above.",
        )
    return True


def told(compiled: bool) -> tuple[str, str]:
    """Say in both languages whether modules are compiled, and what to do where they are not."""
    if compiled:
        return "已预编译。", "modules compiled."
    return (
        "没有预编译，启动较慢；请用 Python 3.13 运行本工具。",
        "modules not compiled, so that starts are slower; run this with Python 3.13.",
    )
