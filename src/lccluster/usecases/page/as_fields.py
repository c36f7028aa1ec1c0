"""Sentences of commands, as they are said where there are fields and links in place of options and commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lccluster.kinds import kinds_of
from lccluster.register.acts import Act
from lccluster.round.acts import RoundAct

_OPTION = re.compile(r"“(--[a-z-]+)(?: [^”]*)?”|(--[a-z-]+)(?: [A-Z]+\b)?")
_COMMAND = re.compile(r"“lccluster ((?:register|round) [a-z-]+)(?: [^”]*)?”")


def as_fields(sentence: str, labels: Mapping[str, object]) -> str:
    """Name each option by the label of its field, and each command that records an act by the act."""
    acts = dict(_acts())

    def field(found: re.Match[str]) -> str:
        label = labels.get(found[1] or found[2])
        return found[0] if label is None else f"“{label}”"

    def act(found: re.Match[str]) -> str:
        return f"“{acts[found[1]]}”" if found[1] in acts else found[0]

    return _COMMAND.sub(act, _OPTION.sub(field, sentence))


def _acts() -> Iterator[tuple[str, str]]:
    for area, kind in (("register", Act), ("round", RoundAct)):
        for each in kinds_of(kind):
            if each.command:
                yield f"{area} {each.command}", str(each.does).rstrip(".。")
