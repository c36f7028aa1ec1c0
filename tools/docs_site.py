"""The documentation as pages that a browser opens from a folder, without a server: Chinese and English.

    python tools/docs_site.py [--out DIR]

It needs what `pip install -e '.[site]'` brings. A folder that holds anything else is left alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from manual.building import NotBuilt, built

UNUSABLE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Build the pages and say where they begin; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("build/site"), metavar="DIR")
    try:
        print(built(parser.parse_args(argv).out))
    except (NotBuilt, OSError) as refusal:
        print(refusal, file=sys.stderr)
        return UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
