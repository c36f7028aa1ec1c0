"""`lccluster simulate`: what rules would do to a table of clusters, and where the line should lie."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options, outputs
from lccluster.cli.answering.answers import PRINTED
from lccluster.cli.options import Flagged, Placed, Valued
from lccluster.cli.program import streams
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.usecases.simulate import Simulated
    from lccluster.usecases.written import Written

SHOWN, MOST_CHANGES = 20, 10_000
ENGINES = ("python", "polars", "duckdb", "spark")


DATA = Placed(
    "DATA", Message("A .csv, .xlsx or .parquet table, a folder of applications, or a register.")
)
AGAINST = Valued("--against", "ID|DIR", Message("Other rules; says whose verdict they change."))
SWEEP = Valued(
    "--sweep",
    "ID=FROM..TO:STEP",
    Message("Move a bound of the rules; several at once give every combination."),
)
STRICT = Flagged("--strict", Message("Judgements without a column stay open."))
ENGINE = Valued(
    "--engine", "|".join(ENGINES), Message("What computes; by the size of the data unless said.")
)
IGNORE = Valued("--ignore", "COLUMN", Message("Pass over a column of the table."))
XLSX = Valued("--xlsx", "FILE", Message("Write a workbook with charts, too."))


def simulate(
    ctx: typer.Context,
    data: Annotated[str, DATA],
    rules: Annotated[str, Valued("--rules", "ID|DIR", Message("The rules."))],
    against: Annotated[str | None, AGAINST] = None,
    sweep: Annotated[list[str] | None, SWEEP] = None,
    strict: Annotated[bool, STRICT] = False,
    engine: Annotated[str | None, ENGINE] = None,
    ignore: Annotated[list[str] | None, IGNORE] = None,
    format: Annotated[str, options.format(*PRINTED)] = "text",
    xlsx: Annotated[str | None, XLSX] = None,
) -> int:
    """`simulate`."""
    read = [data, rules, against]
    output = outputs.ready(xlsx, "--xlsx", ".xlsx", inputs=read) if xlsx else None
    # A screen shows the nearest changes; files and programs take them up to the limit.
    most = SHOWN if format == "text" and not xlsx else MOST_CHANGES
    found = _simulated(data, rules, against, sweep, engine, ignore, most, strict=strict)
    _print(found, format, engine, colour=ctx.obj.colour)
    if output:
        outputs.tell_written([_write(found, output)])
    if found.failures and format == "text":
        streams.tell("")  # set apart from the last table
    streams.complain(found.failures)
    return 2 if found.failures else 0


def _simulated(
    data: str,
    rules: str,
    against: str | None,
    sweep: list[str] | None,
    engine: str | None,
    ignore: list[str] | None,
    most: int,
    *,
    strict: bool,
) -> "Simulated":
    from lccluster.engines.choosing import Engine
    from lccluster.usecases.simulate import Asked, simulate

    chosen = Engine(engine) if engine else None
    return simulate(
        Asked(
            Path(data),
            arguments.rulebooks(rules)[0],
            arguments.rulebooks(against)[0] if against else None,
            tuple(sweep or ()),
            strict,
            chosen,
            tuple(ignore or ()),
            most,
            arguments.library(rules),
            Message("--ignore passes a column over."),
        )
    )


def _print(found: "Simulated", format: str, asked: str | None, *, colour: bool) -> None:
    """Print what was found; the engine is a word for who `asked` for one, and for programs."""
    from lccluster.cli.answering import for_programs

    if format == "json":
        from lccluster.render.data.simulation_json import simulation

        _write_json(simulation(found.answer, found.notices))
    elif format == "csv":
        from lccluster.render.data.simulation_csv import table

        streams.complain(found.notices)
        for_programs.write_csv(table(found.answer))
    else:
        from lccluster.render.screen.simulation import screen

        streams.show(
            screen(found.answer, found.notices, asked and found.answer.engine), colour=colour
        )


def _write_json(answer: dict[str, Any]) -> None:
    """Print one document, a line for each of its parts and each row of its lists."""
    from lccluster.cli.answering import for_programs

    parts = []
    for key, value in answer.items():
        rows = ",\n  ".join(map(for_programs.json_text, value)) if isinstance(value, list) else ""
        drawn = f"[\n  {rows}\n]" if rows else for_programs.json_text(value)
        parts.append(f"{for_programs.json_text(key)}: {drawn}")
    sys.stdout.write("{" + ",\n".join(parts) + "}\n")


def _write(found: "Simulated", output: "Output") -> "Written":
    from lccluster.render.workbook.simulation import workbook
    from lccluster.usecases.written import Written

    output.write(workbook(found.answer, date.today()))
    return Written(output.path)
