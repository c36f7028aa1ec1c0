"""Writing to a register: one file in one step, several at one stroke; nothing of it, or all.

Every change is made under the register's lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Problem, Severity, Unusable
from lccluster.files.disk.safe_write import append_lines, create_file, make_folder, replace_file
from lccluster.files.register import layout
from lccluster.files.register.change.ready import Files, Seals, ready
from lccluster.files.register.reading.links import refuse_links
from lccluster.language import Message
from lccluster.processes.interrupts import unbroken

if TYPE_CHECKING:
    from lccluster.files.register.entry import Keeper, Kept


def write_longer(register: Keeper[Kept], files: Files, seals: Seals) -> tuple[Problem, ...]:
    """Write clusters' files, new ones or such as only grew, and seal what is new in them.

    What is written stands, sealed or not: what could not be sealed or put in its place yet is a
    warning. Raises Unusable, and then nothing has changed, or the sentence says what has.
    """
    if len(files) > 1 or _begins_a_writer(register, seals):
        from lccluster.files.register.change.stroke import write_at_one_stroke

        return write_at_one_stroke(register, files, seals)
    before = ready(register, files)
    with unbroken():
        for path, data in files.items():
            (replace_file if path in before else create_file)(path, data)
        return _sealed(register, seals)


def _begins_a_writer(register: Keeper[Kept], seals: Seals) -> bool:
    """Tell whether a writer's chain begins: it does together with its first act, or not at all."""
    return any(
        name.startswith(f"{layout.SEALS}/") and not (register.folder / name).exists()
        for name in seals
    )


def seal_more(register: Keeper[Kept], seals: Seals) -> tuple[Problem, ...]:
    """Append lines to files of seals, all or none; gives warnings. Raises Unusable."""
    if len(seals) > 1:
        from lccluster.files.register.change.stroke import write_at_one_stroke

        return write_at_one_stroke(register, {}, seals)
    for name, lines in seals.items():
        path = register.folder / name
        refuse_links(register.folder, path)
        make_folder(path.parent)
        append_lines(path, lines)
    return ()


def _sealed(register: Keeper[Kept], seals: Seals) -> tuple[Problem, ...]:
    try:
        return seal_more(register, seals)
    except Unusable as unusable:
        return tuple(map(_unsealed, unusable.problems))


def _unsealed(problem: Problem) -> Problem:
    """Say of an act that stands what its seal lacks."""
    if problem.code == "not-confirmed":
        return replace(problem, severity=Severity.WARNING)
    return replace(problem, **_UNSEALED)


_UNSEALED: dict[str, Any] = {
    "code": "unsealed",
    "severity": Severity.WARNING,
    "message": Message("The act is recorded, but its seal could not be written."),
    "hint": Message("When there is room and access again, “lccluster register seal” adds it."),
}
