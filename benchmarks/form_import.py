"""Importing one form: milliseconds beyond start-up and imports, and those that imports take.

    python benchmarks/form_import.py

One filled form of each kind is read and drawn as YAML, RUNS times, in processor time; the median
is to stay under 60 ms. `fill` is the way back, for comparison.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lccluster.files.forms.any_form import read_application
from lccluster.files.rules.library import Library
from lccluster.usecases.form.filling import drawn_form
from lccluster.usecases.form.importing import Importing, import_form
from lccluster.usecases.register.exchange import founding_measure

RUNS, MOST = 31, 60
EXAMPLE = Path(__file__).parents[1] / "examples/applications/complete/application.yaml"


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".docx", ".xlsx"):
            measure(Path(folder) / f"form{suffix}")


def measure(path: Path) -> None:
    rulebook = founding_measure(Library())
    application = read_application(EXAMPLE, EXAMPLE.name).application

    def fill() -> bytes:
        return drawn_form(application, path.suffix, rulebook).data

    def imported() -> object:
        return import_form(path, path.with_suffix(".yaml"), Importing(rulebook))

    path.write_bytes(fill())
    first = timed(imported)
    later = statistics.median(timed(imported) for _ in range(RUNS))
    back = statistics.median(timed(fill) for _ in range(5))
    held = "held" if later < MOST else "missed"
    print(
        f"{path.suffix}: import {later:.1f} ms ({held}: {MOST}), first {first:.1f} ms, fill {back:.1f} ms"
    )


if __name__ == "__main__":
    main()
