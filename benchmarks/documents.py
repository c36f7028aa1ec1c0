"""The summary workbook: seconds, memory, and the ratio to what XlsxWriter alone needs.

`ours` draws a summary of so many titles with three acts each; `alone` writes the same values into
the same cells, in as many formats, with XlsxWriter and nothing else. Both are medians of RUNS, taken
in turns, in processor seconds; memory is the peak of a process of its own.

The filled form: what `form fill` takes beyond a process that reads the same application and shows the
command's own --help, so beyond typer, pydantic, the form's model and the command's options. All else
counts: what only this command loads, the measure looked up, the drawing, the packing and the disk.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter
from timing import Row, in_turn

from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.register.acts import AnnualReport, CountyReport, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.rows import row
from lccluster.register.view import Clocks
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.summary_sheets import draw
from lccluster.render.workbook.title_summary import DrawnTitles, drawn_title, title_summary

RUNS = 25  # as what was kept before is gone through in some of them only
TOOL = str(Path(sys.executable).with_name("lccluster"))
EXAMPLE = Path(__file__).parents[1] / "examples/applications/complete/application.yaml"
TODAY = date(2026, 11, 23)
START = """
import gc, sys
from pathlib import Path
from lccluster.cli.program import plugins
gc.set_threshold(100_000)
plugins.look_for_none()
from lccluster.cli import arguments
from lccluster.cli.main import main
from lccluster.files.forms.any_form import read_application
read_application(Path(sys.argv.pop()), "form", arguments.forms(None))
main(["form", "fill", "--help"])
"""


def summary_of(titles: int) -> Callable[[], Summary]:
    folder = Library().folders()[-1]
    measure, offices = read_measure(folder), read_offices(folder)
    counties = [each.name.zh for each in offices.counties]

    def cluster(number: int) -> Cluster:
        on = date(2021 + number % 5, 9 if number % 5 == 0 else 5, 1 + number % 28)
        stamp = {"by": "市局", "recorded_at": f"{on}T09:30:00+08:00"}
        return Cluster(
            id=f"LC-{on.year}-{number:05}",
            name=f"第{number}号某某镇特色产业集群",
            county=counties[number % len(counties)],
            applicant="某某镇人民政府",
            events=(
                Recognised(id=f"{number}a", on=on, document_number="聊工信发〔2022〕1号", **stamp),
                AnnualReport(id=f"{number}b", on=date(on.year + 1, 1, 10), year=on.year, **stamp),
                CountyReport(id=f"{number}c", on=date(on.year + 1, 2, 10), year=on.year, **stamp),
            ),
        )

    clusters = [cluster(number) for number in range(titles)]
    rows = [row(each, measure, [measure], Clocks(TODAY)) for each in clusters]
    found = [each for each in rows if each]

    def drawn() -> DrawnTitles:
        titles = [drawn_title(each, measure, str) for each in found]
        acts = [act for each in titles for act in each.acts]
        return DrawnTitles([one.cells for one in titles], acts, [one.counted for one in titles])

    return lambda: title_summary(drawn(), Clocks(TODAY), measure, offices, measure.authority.zh)


def ours(make: Callable[[], Summary]) -> bytes:

    return draw(make()).data


def alone(tables: Sequence[Sequence[Sequence[object]]]) -> bytes:
    """Write the same values with the library alone: text, numbers and days, bordered and wrapped."""

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    style = {"font_name": "仿宋", "font_size": 11, "border": 1, "text_wrap": True}
    text, figure = book.add_format(style), book.add_format({**style, "num_format": "#,##0"})
    day = book.add_format({**style, "num_format": 'yyyy"年"m"月"d"日"'})
    for table in tables:
        sheet = book.add_worksheet()
        for line, cells in enumerate(table):
            for at, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell, text)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, at, cell, day)
                else:
                    sheet.write_number(line, at, cell, figure)
    book.close()
    return out.getvalue()


def tables_of(summary: Summary) -> list[list[list[object]]]:
    """Give the values of the two long sheets as the workbook holds them."""
    return [
        [
            [cell if isinstance(cell, (int, date)) else str(cell or "—") for cell in row]
            for row in table.rows
        ]
        for table in (summary.main, summary.details)
    ]


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def rows() -> Iterator[Row]:
    titles = 1000
    make = summary_of(titles)
    tables = tables_of(make())
    ours(make), alone(tables)
    pairs = [(timed(lambda: ours(make)), timed(lambda: alone(tables))) for _ in range(RUNS)]
    result = statistics.median(one / other for one, other in pairs)
    yield Row("summary of 1 000 titles / XlsxWriter alone", result, 1.2)
    with tempfile.TemporaryDirectory() as folder:
        filled = [TOOL, "form", "fill", str(EXAMPLE), "--overwrite", "-o", f"{folder}/form.docx"]
        start = [sys.executable, "-c", START, str(EXAMPLE)]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL)  # it has to come to its end
        runs = in_turn({"fill": filled, "start": start}, 31)
    fill, read = (runs[name].median * 1000 for name in ("fill", "start"))
    base = f"({fill:.0f} - {read:.0f} ms)"
    yield Row("form fill .docx, beyond its --help and the form read", fill - read, 15, "ms", base)
