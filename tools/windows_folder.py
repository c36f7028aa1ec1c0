"""One folder that runs lccluster on a Windows computer without Python; for the IT people of an office.

    python tools/windows_folder.py --python python-3.13.9-embed-amd64.zip [--wheels DIR] [--out DIR]

Only the standard library and pip are needed. What a Windows computer alone can show: docs/windows.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from windows import bytecode, distribution, folder, limits, placing, wheels
from windows.refusal import NotMade

UNUSABLE, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Make the folder and say where it is; gives the exit code."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    asked = _asked(argv)
    try:
        print(_made(asked.python, asked.wheels, asked.out))
    except NotMade as refusal:
        print(refusal, file=sys.stderr)
        return UNUSABLE
    except OSError as failed:
        print(NotMade(f"没有写成：{failed}", f"Not written: {failed}"), file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _asked(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", type=Path, required=True, metavar="ZIP")
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="every wheel, for no network")
    parser.add_argument("--out", type=Path, metavar="DIR", help="else lccluster-VERSION-windows")
    return parser.parse_args(argv)


def _made(python: Path, given: Path | None, out: Path | None) -> str:
    """Make the folder, whole or not at all; gives what is said of it."""
    embedded = distribution.files_of(python)
    with wheels.gathered(given) as chosen:
        place = out or Path(f"lccluster-{wheels.version_of(chosen)}-windows")
        with placing.appearing(place) as beside:
            placing.write(folder.laid_out(embedded, chosen, python), beside)
            compiled = bytecode.compile_in(beside / folder.LIBRARIES)
            sizes = placing.sizes(beside)
            limits.hold(sizes)
    return _said(place, sizes, compiled)


def _said(place: Path, sizes: dict[str, int], compiled: bool) -> str:
    files, megabytes = len(sizes), sum(sizes.values()) / 1e6
    chinese, english = bytecode.told(compiled)
    return (
        f"已生成 {place}：{files} 个文件，{megabytes:.1f} MB，{chinese}\n"
        f"Made {place}: {files} files, {megabytes:.1f} MB, {english}"
    )


if __name__ == "__main__":
    sys.exit(main())
