"""What a folder says before and after a command, and what the command may say of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from kept_files import lasting
from msgspec import Struct

from lccluster.files.disk.temporary import is_temporary
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.folder import open_register
from lccluster.files.register.reading.against_seals import every_entry
from lccluster.files.register.reading.steady import in_hand
from lccluster.files.rules.library import Library
from lccluster.files.rules.unfinished import IN_HAND
from lccluster.usecases.register.check import check
from lccluster.usecases.register.checking.checkup import Checkup
from lccluster.usecases.register.room import open_room
from running import Ran

DAMAGE = 7
OF_GIT = (".gitattributes", ".gitignore", ".git/config")
Answer = TypeVar("Answer")


def once(ask: Callable[[Path], Answer]) -> Callable[[Path], Answer]:
    """Ask once of a register what its files alone decide: at most points most registers are as they were."""
    answers: dict[tuple[str, bytes], Answer] = {}

    @wraps(ask)
    def asked(register: Path) -> Answer:
        key = register.name, _bytes_of(register)
        if key not in answers:
            answers[key] = ask(register)
        return answers[key]

    return asked


def _bytes_of(register: Path) -> bytes:
    """Tell by one number all that a folder holds, but for locks."""
    found = sha256()
    for each in sorted(register.rglob("*")):
        if not each.name.startswith(".lock"):
            found.update(repr(each.relative_to(register)).encode())
            found.update(sha256(each.read_bytes()).digest() if each.is_file() else b"")
    return found.digest()


class State(Struct, frozen=True):
    """What a folder says: its documents byte for byte, its registers act for act."""

    files: dict[str, bytes]
    registers: dict[str, Any]

    def changed(self, other: State) -> set[str]:
        """Name what differs from another state."""
        mine, theirs = (each.files | each.registers for each in (self, other))
        return {key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)}


def state(folder: Path) -> State:
    """Read what a folder says, but for what differs from run to run; a register that cannot be read fails the test."""
    there = {each.parent for each in folder.glob("*/register.yaml")}
    registers = {each for each in there if not is_temporary(each.name)}
    files = {
        each.relative_to(folder).as_posix(): lasting(each.read_bytes())
        for each in sorted(folder.rglob("*"))
        if each.is_file() and not is_temporary(each.name) and not registers & {*each.parents}
        if not each.name.startswith(".lock")
        if not any(map(is_temporary, each.relative_to(folder).parts))
    }
    return State(
        _with_what_is_in_hand(folder, files), {each.name: acts(each) for each in sorted(registers)}
    )


def _with_what_is_in_hand(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Let a change of a rulebook count from its stroke on: nobody reads it before it is at its end."""
    seen = dict(files)
    for log in folder.rglob(IN_HAND):
        name = log.relative_to(folder)
        for each, (_, now) in json.loads(seen.pop(name.as_posix())).items():
            seen[(name.parent / each).as_posix()] = lasting(now.encode("latin-1"))
    return seen


@once
def acts(register: Path) -> Any:
    """Give every act of a register without what differs from run to run, and how it is kept.

    Of a register named `unsealed` it counts, too, how many acts lack a seal.
    """
    seen = in_hand(open_register(register))
    entries, problems = every_entry(seen)
    assert not problems
    told = [
        (
            each.cluster.id,
            each.cluster.name,
            each.shares,
            [_words(act) for act in each.facts["events"]],
        )
        for each in entries
    ]
    unsealed = len(checked(register).unsealed) if register.name == "unsealed" else 0
    git = [each.read_bytes() for each in map(register.joinpath, OF_GIT) if each.exists()]
    return told, git, unsealed, seen.header.format, seen.header.title, len(seen.heads()[0])


def _words(act: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in act.items() if key not in ("id", "recorded_at", "of")}


class Step(Struct, frozen=True):
    """A command in a folder whose disk may have failed, beside the same one where it did not."""

    ran: Ran
    good: Ran
    before: State
    now: State
    after: State
    point: Any = None

    @property
    def stands(self) -> bool:
        """Tell whether all that the command does has come to stand."""
        return not self.now.changed(self.after)

    def hold(self) -> None:
        """Hold that all of it stands or nothing, and that what was said is so."""
        changed = self.now.changed(self.before)
        unread = self.ran.code == DAMAGE and not changed  # a check that could not read a file
        assert self.ran.code in (2, self.good.code) or unread, self
        assert "Traceback" not in self.ran.err, self
        assert not changed & self.now.changed(self.after), (changed, self)
        if self.ran.code == self.good.code:
            assert self.stands, self
        if "othing was changed" in self.ran.err:
            assert not changed, (changed, self)
        elif self.ran.code == 2 and changed:
            assert "standing: " in self.ran.err or "is written" in self.ran.err, self
        if any(each in self.ran.out + self.ran.err for each in _DONE):
            assert changed or not self.after.changed(self.before), self


_DONE: Sequence[str] = ("Recorded: ", "A register is made")


def left(folder: Path) -> list[str]:
    """What no command should leave: temporaries, journals, a change of a rulebook that is in hand."""
    found = folder.rglob("*")
    begun = (JOURNAL, IN_HAND)
    return [str(each) for each in found if is_temporary(each.name) or each.name in begun]


def assert_whole(folder: Path) -> None:
    """Hold that no register is damaged."""
    for each in folder.glob("*/register.yaml"):
        assert is_temporary(each.parent.name) or not checked(each.parent).damage


@once
def checked(register: Path) -> Checkup:
    """Check a register, as `register check` does."""
    return check(open_room(register, Library()))
