"""The front door: language and streams first, then the command, then its exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # typing loads slowly, and until Ctrl-C is answered nothing should
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from typing import NoReturn

    from lccluster.cli.program.settings import Settings
    from lccluster.cli.program.streams import ReportLost
    from lccluster.errors import Problem

UNUSABLE, UNLAWFUL, DAMAGED, BUG = 2, 6, 7, 70
INTERRUPTED, READER_GONE = 130, 141  # 128 + 2, 128 + 13: those of a shell
# What a line of the page may hold that asks for no library of command lines, a fifth of its start.
PLAIN = {"--read-only": "read_only", "--no-browser": "no_browser"}


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    from lccluster.processes import interrupts

    interrupts.answer_interrupts()
    if deeds := _deeds():
        deeds.begin()
    gc.set_threshold(100_000)  # nothing is garbage while modules load: a sixth of the start
    atexit.register(gc.freeze)  # what a process loaded need not be looked through as it ends
    code = _reported(list(sys.argv[1:] if argv is None else argv))
    if temporary := sys.modules.get("lccluster.files.disk.temporary"):
        temporary.tidy()
    sys.exit(INTERRUPTED if interrupts.asked() else code)


def _deeds() -> ModuleType | None:
    """Give the notes of what was written; none where nothing loaded them, as nothing was written."""
    return sys.modules.get("lccluster.files.disk.deeds")


def _reported(argv: list[str]) -> int:
    """Give the exit code; a report that was not written is never that of a command that did its work."""
    from lccluster.cli.program import streams

    try:
        streams.prepare()
        code = _interruptible(argv)
        _tell_remarks()
        sys.stdout.flush()
    except streams.ReaderGone:
        streams.give_up()
        return READER_GONE
    except streams.ReportLost as lost:
        return _lost(lost)
    return code


def _interruptible(argv: list[str]) -> int:
    """Run the command; one that was interrupted says what it had written before."""
    try:
        code = _run(argv)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        _tell_standing()
    return code


def _run(argv: list[str]) -> int:
    from lccluster.catalogs import speak
    from lccluster.cli.program import named_again, streams
    from lccluster.cli.program.settings import refuse_unsaid, take_settings

    try:
        named_again.begin()
        settings, rest = take_settings(argv, os.environ)
        named_again.begin(settings.again)
        speak(settings.language)
        refuse_unsaid(argv)
        streams.refuse_closed()
        streams.refuse_narrow(sys.getfilesystemencoding())
        code = _command(rest, settings)
        _tell_remarks()
        if not code and not settings.quiet and (deeds := _deeds()):
            from lccluster.cli.answering.following import tell_following

            tell_following(rest, deeds.done(), settings)
    except (streams.ReportLost, streams.ReaderGone):
        raise
    except Exception as stopped:  # noqa: BLE001 - the last door: no trace reaches an official
        return _stopped(stopped)
    return code


def _complain(problems: Sequence[Problem]) -> None:
    """Say what is wrong, of very much to a terminal the first of each kind."""
    from lccluster.cli.program.worth_a_look import into_a_file, warn

    warn(problems, into_a_file("lccluster …"))


def _stopped(error: Exception) -> int:
    """Say what stopped the command; give its exit code."""
    from lccluster.cli.program import streams
    from lccluster.errors import Damaged, Refused, Unusable

    if isinstance(error, Unusable):
        _complain(error.problems)
        if deeds := _deeds():
            deeds.told_elsewhere(error.problems)
        _tell_standing()
        return DAMAGED if isinstance(error, Damaged) else UNUSABLE
    if isinstance(error, Refused):
        for each in error.said:
            streams.tell(each)
        return UNLAWFUL
    if isinstance(error, OSError) and error.errno is not None:
        return _refused_by_the_disk(error)
    if isinstance(error, MemoryError):
        return _out_of_memory()
    return _bug(error)


def _refused_by_the_disk(error: OSError) -> int:
    """Say which file the system refused where no command had a word of its own for it."""
    from lccluster.cli.program import streams
    from lccluster.files.yaml.text import refused_by_system

    streams.complain([refused_by_system(error)])
    _tell_standing()
    return UNUSABLE


def _out_of_memory() -> int:
    """Say that the memory did not suffice: some file is far larger than any of its kind."""
    from lccluster.cli.program import streams
    from lccluster.errors import Fault
    from lccluster.language import Message

    hint = Message("Look for a file that is far larger than the others, or close other programs.")
    lacking = Fault("no-memory", Message("The memory of this computer does not suffice."), hint)
    streams.complain([lacking.at()])
    _tell_standing()
    return UNUSABLE


def _command(argv: list[str], settings: Settings) -> int:
    if argv == ["--version"]:
        from lccluster import __version__

        sys.stdout.write(f"lccluster {__version__}\n")
        return 0
    if argv[:1] == ["page"] and all(each in PLAIN for each in argv[1:]):
        from lccluster.cli.page_here import open_here

        open_here(settings, **{PLAIN[each]: True for each in argv[1:]})
        return 0
    from lccluster.cli.program.libraries import load_typer

    load_typer()
    import typer

    from lccluster.cli.app import build
    from lccluster.cli.program import plugins

    plugins.look_for_none()
    command = build(settings)
    try:
        code = command(argv, prog_name="lccluster", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        from lccluster.cli.program.usage import explain

        return explain(error, command, argv)
    return code if isinstance(code, int) else 0


def _tell_remarks() -> None:
    """Say what has to be said of the files that stand."""
    from lccluster.cli.program import streams

    if deeds := _deeds():
        streams.complain(deeds.told_remarks())


def _tell_standing() -> None:
    """Say which files stand, where a command broke off after it had written some."""
    from lccluster.cli.program import streams

    if (deeds := _deeds()) and deeds.done():
        streams.tell(deeds.standing())


def _lost(lost: ReportLost) -> int:
    from lccluster.cli.program import streams
    from lccluster.files.disk import deeds
    from lccluster.language import Message, sentences

    said = Message("The report could not be written.")
    streams.tell(sentences(lost.sentence, said, *([deeds.standing()] if deeds.done() else [])))
    sys.stderr.flush()
    streams.give_up()
    return UNUSABLE


def _bug(bug: Exception) -> int:
    if os.environ.get("LCCLUSTER_DEBUG") == "1":
        raise bug
    from lccluster.cli.program import streams
    from lccluster.files.disk import deeds
    from lccluster.language import Message, sentences

    mistake = Message("This is a mistake of lccluster itself ({kind}).", kind=type(bug).__name__)
    hint = Message("Run it again with LCCLUSTER_DEBUG=1 and report what it prints.")
    streams.tell(f"lccluster: {sentences(mistake, deeds.standing(), hint)}")
    return BUG
