"""Every command that writes, and every option by which one writes, is tried on a disk that fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from round_steps import STEPS, typed
from walking import COMMANDS

from lccluster.cli.app import build
from lccluster.cli.program.settings import Settings

OUTPUTS = {"--xlsx", "--docx", "--html", "--ics", "-o", "--letter", "--overwrite"}
ASKING = {
    *("page", "verify", "rules list", "rules show", "rules check", "register show"),
    *("register history", "register figures", "register stats", "register conflicts"),
    *("round precedents", "round check"),
}  # what writes nothing, or by commands of its own: see test_page_disk.py


def commands(group: Any, *words: str) -> Iterator[tuple[str, Any]]:
    """Walk over every command that can be typed."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, *words, name)
        else:
            yield " ".join((*words, name)), command


def test_every_command_that_writes_is_tried_with_each_of_its_outputs(voice: None) -> None:
    walked = [*COMMANDS.values(), *(typed(words) for *_, words in STEPS.values())]
    tried = {" ".join(words[:count]) for words in walked for count in (1, 2)}
    outputs = {(name, each) for words in walked for each in words for name in _named(words)}
    for name, command in commands(build(Settings())):
        assert name in tried | ASKING, name
        for each in OUTPUTS & {option for param in command.params for option in param.opts}:
            assert (name, each) in outputs, (name, each)


def _named(words: tuple[str, ...]) -> set[str]:
    return {words[0], " ".join(words[:2])}
