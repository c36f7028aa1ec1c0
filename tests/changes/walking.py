"""Commands of a changed copy of the program, run in this process; the copy stands first on the path."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import lccluster
from lccluster.cli.main import main

assert Path.cwd() in Path(lccluster.__file__).parents, "the changed copy is not the one at work"


def said(*argv: object, lang: str = "en", exits: int = 0) -> str:
    """What a command prints; its exit code is the one expected."""
    os.environ["LCCLUSTER_LANG"] = lang
    theirs, streams = (sys.stdout, sys.stderr), [_stream(), _stream()]
    sys.stdout, sys.stderr = streams
    try:
        main([str(word) for word in argv])
    except SystemExit as leaving:
        code = leaving.code
    finally:
        sys.stdout, sys.stderr = theirs
    out, err = (_taken(each) for each in streams)
    assert code == exits, (argv, code, out, err)
    return out + err


def told(*argv: object, exits: int = 0) -> Any:
    """What a command prints as JSON."""
    return json.loads(said(*argv, "--format", "json", exits=exits))


def in_parts(file: str) -> str:
    """Everything that stands in a document's parts, one behind the other."""
    with ZipFile(file) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")


def _taken(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
