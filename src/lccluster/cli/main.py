"""The front door: language and streams first, then the command, then its exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from lccluster.cli.settings import Settings, take_settings
from lccluster.errors import Unusable
from lccluster.language import Message, speak

UNUSABLE, BUG, INTERRUPTED = 2, 70, 130


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(100_000)  # nothing is garbage while modules load: a sixth of the start
    # Looking for pydantic plugins in every installed package costs a tenth of the start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from lccluster.cli import streams  # noqa: PLC0415

    streams.prepare()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of the pipe has gone: nothing is left to tell
        _speak_to_nobody()
        code = 0
    sys.exit(code)


def _speak_to_nobody() -> None:
    nobody = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nobody, stream.fileno())


def _run(argv: list[str]) -> int:
    try:
        settings, rest = take_settings(argv, os.environ)
        speak(settings.language)
        return _command(rest, settings)
    except Unusable as unusable:
        from lccluster.cli import streams  # noqa: PLC0415

        streams.complain(unusable.problems)
        return UNUSABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        return _bug(error) if error.filename is None else _refused_by_the_disk(error)
    except Exception as bug:  # noqa: BLE001 - the last door: no trace reaches an official
        return _bug(bug)


def _refused_by_the_disk(error: OSError) -> int:
    """Say which file the system refused where no command had a word of its own for it."""
    from lccluster.cli import streams  # noqa: PLC0415
    from lccluster.files.text import unreadable  # noqa: PLC0415

    streams.complain([unreadable(error, str(error.filename))])
    return UNUSABLE


def _command(argv: list[str], settings: Settings) -> int:
    import typer  # noqa: PLC0415

    from lccluster.cli.app import build  # noqa: PLC0415
    from lccluster.cli.usage import explain  # noqa: PLC0415

    command = build(settings)
    try:
        code = command(argv, prog_name="lccluster", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        return explain(error)
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):  # typer would leave with 1
            raise leaving.__context__ from None
        raise
    return code if isinstance(code, int) else 0


def _bug(bug: Exception) -> int:
    if os.environ.get("LCCLUSTER_DEBUG") == "1":
        raise bug
    message = Message(
        "This is a mistake of lccluster itself ({kind}); nothing was changed. "
        "Run it again with LCCLUSTER_DEBUG=1 and report what it prints.",
        kind=type(bug).__name__,
    )
    sys.stderr.write(f"lccluster: {message}\n")
    return BUG
