"""`lccluster simulate`: what rules would do to a table of clusters, and where the line should lie."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, outputs
from lccluster.cli.program import streams
from lccluster.cli.program.help import Command
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.disk.output import Output
    from lccluster.usecases.simulate import Simulated

FORMATS = ("text", "json", "csv")
SHOWN, MOST_CHANGES = 20, 10_000
ENGINES = ("python", "polars", "duckdb", "spark")


def add_to(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("simulate", cls=Command, no_args_is_help=True)
    def simulate(
        ctx: typer.Context,
        data: Annotated[str, _data()],
        rules: Annotated[str, _rules()],
        against: Annotated[str | None, _against()] = None,
        sweep: Annotated[list[str] | None, _sweep()] = None,
        strict: Annotated[bool, _strict()] = False,
        engine: Annotated[str | None, _engine()] = None,
        ignore: Annotated[list[str] | None, _ignore()] = None,
        format: Annotated[str, _format()] = "text",
        xlsx: Annotated[str | None, _xlsx()] = None,
    ) -> int:
        arguments.one_of("--format", format, FORMATS)
        read = [data, rules, against]
        output = outputs.ready(xlsx, "--xlsx", ".xlsx", inputs=read) if xlsx else None
        # A screen shows the nearest changes; files and programs take them up to the limit.
        most = SHOWN if format == "text" and not xlsx else MOST_CHANGES
        found = _simulated(data, rules, against, sweep, engine, ignore, most, strict=strict)
        _print(found, format, colour=ctx.obj.colour)
        if output:
            _write(found, output)
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

    chosen = Engine(arguments.one_of("--engine", engine, ENGINES)) if engine else None
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
            arguments.library(),
        )
    )


def _print(found: "Simulated", format: str, *, colour: bool) -> None:
    if format == "json":
        from lccluster.render.data.simulation_json import simulation

        _write_json(simulation(found.answer, found.notices))
    elif format == "csv":
        from lccluster.render.data.simulation_csv import table

        streams.complain(found.notices)
        streams.write_csv(table(found.answer))
    else:
        from lccluster.render.screen.simulation import screen

        streams.show(screen(found.answer, found.notices), colour=colour)


def _write_json(answer: dict[str, Any]) -> None:
    """Print one document, a line for each of its parts and each row of its lists."""
    parts = []
    for key, value in answer.items():
        rows = ",\n  ".join(map(streams.json_text, value)) if isinstance(value, list) else ""
        drawn = f"[\n  {rows}\n]" if rows else streams.json_text(value)
        parts.append(f"{streams.json_text(key)}: {drawn}")
    sys.stdout.write("{" + ",\n".join(parts) + "}\n")


def _write(found: "Simulated", output: "Output") -> None:
    from lccluster.render.workbook.simulation import workbook

    output.write(workbook(found.answer, date.today()))


def _data() -> Any:
    return typer.Argument(
        metavar="DATA",
        help=str(
            Message("A .csv, .xlsx or .parquet table, a folder of applications, or a register.")
        ),
    )


def _rules() -> Any:
    return typer.Option(
        "--rules", metavar="ID|DIR", show_default=False, help=str(Message("The rules."))
    )


def _against() -> Any:
    return typer.Option(
        "--against",
        metavar="ID|DIR",
        help=str(Message("Other rules; says whose verdict they change.")),
    )


def _sweep() -> Any:
    return typer.Option(
        "--sweep",
        metavar="ID=FROM..TO:STEP",
        help=str(Message("Move a bound of the rules; several at once give every combination.")),
    )


def _strict() -> Any:
    return typer.Option("--strict", help=str(Message("Judgements without a column stay open.")))


def _engine() -> Any:
    return typer.Option(
        "--engine",
        metavar="|".join(ENGINES),
        help=str(Message("What computes; by the size of the data unless said.")),
    )


def _ignore() -> Any:
    return typer.Option(
        "--ignore", metavar="COLUMN", help=str(Message("Pass over a column of the table."))
    )


def _format() -> Any:
    return typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        show_default=False,
        help=str(Message("How to print the result; text unless said.")),
    )


def _xlsx() -> Any:
    return typer.Option(
        "--xlsx", metavar="FILE", help=str(Message("Write a workbook with charts, too."))
    )
