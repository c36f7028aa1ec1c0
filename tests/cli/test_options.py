"""Every command is put together out of its table, and uses each of its parameters."""

from __future__ import annotations

import dis
from collections.abc import Callable, Iterator
from inspect import signature, unwrap
from typing import Any

import pytest

from lccluster.cli.app import build
from lccluster.cli.program.lazy import LazyGroup
from lccluster.cli.program.settings import Settings


def _commands(group: LazyGroup, before: str = "") -> Iterator[tuple[str, Any]]:
    for name in group.entries:
        found = group.get_command(None, name)  # type: ignore[arg-type]
        if isinstance(found, LazyGroup):
            yield from _commands(found, f"{before}{name} ")
        else:
            yield f"{before}{name}", found


COMMANDS = dict(_commands(build(Settings())))


def _unused(function: Callable[..., object]) -> list[str]:
    """Name the parameters that no instruction of a function reads."""
    code = function.__code__
    loads = [each.argval for each in dis.get_instructions(code) if each.opname.startswith("LOAD")]
    # Newer versions of Python load two names at once.
    read = {name for each in loads for name in (each if isinstance(each, tuple) else (each,))}
    asked = code.co_varnames[: code.co_argcount]
    return [name for name in asked if name not in read | {*code.co_cellvars}]


def _bodies(command: Any) -> Iterator[Callable[..., object]]:
    """Give what a command runs; what records an act stands within the recorder of all acts."""
    body = unwrap(command.callback)
    yield body
    yield from (
        each.cell_contents
        for each in body.__closure__ or ()
        if callable(each.cell_contents) and hasattr(each.cell_contents, "__code__")
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_has_a_parameter_that_its_body_ignores(name: str) -> None:
    assert [each for body in _bodies(COMMANDS[name]) for each in _unused(body)] == []


def test_a_parameter_that_is_ignored_is_found() -> None:
    def ignores(paths: list[str], quiet: bool) -> list[str]:
        return paths

    assert _unused(ignores) == ["quiet"]


def test_every_act_that_is_recorded_asks_for_what_all_acts_say() -> None:
    common = {"on", "document", "note", "override", "dry_run"}
    recording = [name for name, each in COMMANDS.items() if common <= {*signature_names(each)}]
    assert {"register report", "register recognise", "register pass-review"} <= {*recording}


def signature_names(command: Any) -> list[str]:
    return list(signature(unwrap(command.callback)).parameters)
