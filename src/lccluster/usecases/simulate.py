"""Hold a table of clusters against rules, and against other rules, and move a bound."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.engines import choosing
from lccluster.engines.choosing import Engine
from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.tables.opening import open_table
from lccluster.files.tables.table import DataTable, TableKind
from lccluster.form.form import COUNTY, NAME, joined
from lccluster.language import Message, Names
from lccluster.processes.apart import Died, apart
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import SimulationAnswer, answer
from lccluster.simulation.headings.layout import MOST_PROBLEMS, TAKEN_OUT, Layout, layout, missing
from lccluster.simulation.headings.needed import filled_by_forms, is_needed, needed, units
from lccluster.simulation.job import Job
from lccluster.simulation.plans.plan import plan
from lccluster.simulation.sweep_text import read_sweeps
from lccluster.simulation.tally import Counted

if TYPE_CHECKING:
    from lccluster.files.forms.choice import FormChoice

LEAST_MEMORY = 1024**3  # bytes; the engines reserve more than they use
UNPACKED = 60  # times as much as a Parquet file that packs well


class Asked(Struct, frozen=True):
    """What is asked: the data, the rules and perhaps others, bounds to move, and how to compute."""

    data: Path
    rules: Rulebook
    against: Rulebook | None = None
    sweeps: tuple[str, ...] = ()
    strict: bool = False
    engine: Engine | None = None
    ignored: tuple[str, ...] = ()
    most: int = 10_000
    library: Library = SHIPPED
    surplus: Message = TAKEN_OUT


class Simulated(Struct):
    """The answer, what a reader has to know about it, and files that could not be used."""

    answer: SimulationAnswer
    notices: list[Problem] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)


def simulate(asked: Asked) -> Simulated:
    """Simulate; raises Unusable with every problem of the table, of the sweeps or the engine.

    Engines abort over damaged Parquet, so that is read in a process that may end.
    """
    if asked.data.suffix.lower() != ".parquet":
        return simulate_here(asked)
    try:
        return apart(simulate_here, None, _memory(asked), asked)
    except Died:
        from lccluster.files.tables.parquet import BROKEN

        raise Unusable(BROKEN.at(asked.data)) from None


def _choice(asked: Asked, books: Sequence[Rulebook]) -> FormChoice:
    """Let applications be filled in on any form at hand: the rules are the same for all of them."""
    from lccluster.files.forms.choice import FormChoice
    from lccluster.files.rules.forms import MeasuredForm, forms_at_hand

    forms = [book.form for book in books] + [*forms_at_hand(asked.library)]
    whole = MeasuredForm(asked.rules.measure, joined(forms))
    return FormChoice([whole], date.max, library=asked.library)


def _memory(asked: Asked) -> int | None:
    """Bound the memory by what the file holds; Spark has its own."""
    if asked.engine is Engine.SPARK:
        return None
    size = asked.data.stat().st_size if asked.data.is_file() else 0
    return LEAST_MEMORY + UNPACKED * size


def simulate_here(asked: Asked) -> Simulated:
    """Simulate in this process."""
    engine = choosing.installed(asked.engine)
    books = [asked.rules, *([asked.against] if asked.against else [])]
    keys = [*needed(books), *filled_by_forms(books)]
    table = open_table(asked.data, str(asked.data), keys, lambda: _choice(asked, books))
    engine = engine or choosing.by_size(table.kind is TableKind.PARQUET, table.bytes)
    job, notices = _job(asked, table, books)
    if engine is not Engine.PYTHON and any(map(job.layout.is_list, job.layout.places)):
        engine, notices = Engine.PYTHON, [*notices, _ONE_BY_ONE.at(table.file)]
    try:
        with _answering(table):
            counted = _counted(table, job, engine)
    finally:
        _refuse_unsure(table, job)  # before all that follows from a cell that nobody can read
    _refuse_nothing(counted, table)
    found = answer(counted, job.plan, job.other, job.sweeps, engine=engine.value, most=asked.most)
    return Simulated(found, [*table.notices, *notices], table.failures)


def _job(asked: Asked, table: DataTable, books: Sequence[Rulebook]) -> tuple[Job, list[Problem]]:
    placed, notices = _layout(asked, table, books)
    first = plan(asked.rules, placed.places, strict=asked.strict)
    other = plan(asked.against, placed.places, strict=asked.strict) if asked.against else None
    sweeps = read_sweeps(asked.sweeps, first)
    return Job(first, other, sweeps, asked.most, placed, table.file), notices


def _layout(
    asked: Asked, table: DataTable, books: Sequence[Rulebook]
) -> tuple[Layout, list[Problem]]:
    """Find the columns; a gap is a blank in the project's own files, and under the other rules."""
    if table.is_form:
        form = joined([book.form for book in books])
        known = units(form)
        places = {key: place for place, key in enumerate(table.headings) if key in known}
        return Layout(places, {}, form), []
    found, problems = layout(
        table.headings,
        books,
        file=table.file,
        line=table.line,
        ignored=asked.ignored,
        passed_over=lambda: _passed_over(asked.library),
        surplus=asked.surplus,
    )
    problems += missing(found, asked.rules, table.file)
    if problems:
        raise Unusable(problems)
    wanted = needed(books)
    kept = {key: place for key, place in found.places.items() if is_needed(key, wanted)}
    gaps = missing(found, asked.against, table.file) if asked.against else []
    return replace(found, places=kept), _gaps(gaps, table.file)


def _passed_over(library: Library) -> Collection[str]:
    from lccluster.files.forms.labels.label_file import form_labels

    return form_labels(library).passed_over


def _gaps(gaps: Sequence[Problem], file: str) -> list[Problem]:
    """Say once which columns only the other rules ask for."""
    if not gaps:
        return []
    message = Message(
        "The other rules ask for columns that the table lacks; they count as unstated: {fields}.",
        fields=Names(each.spelt for each in gaps),
    )
    return [Problem(code="gaps", severity=Severity.WARNING, file=file, message=message)]


def _counted(table: DataTable, job: Job, engine: Engine) -> Counted:
    if engine is not Engine.PYTHON:
        from lccluster.engines import frames

        if frames.is_possible(job):
            parquet = table.path if table.kind is TableKind.PARQUET else None
            return frames.run(job, engine, table.rows, parquet, table.texts)
    from lccluster.engines import scalar_engine

    part = scalar_engine.run(table.rows(), job)
    problems = part.problems or part.units.mixed(job.layout, table.file)
    if problems:
        raise Unusable(problems)
    return part.counted


def _answering(table: DataTable) -> AbstractContextManager[None]:
    """What an engine finds wrong with the data as it computes is a problem of the file."""
    if table.kind is not TableKind.PARQUET:
        return nullcontext()
    from lccluster.files.tables.parquet import answered_by_engines

    return answered_by_engines(table.file)


def _refuse_unsure(table: DataTable, job: Job) -> None:
    """Refuse figures and answers that a table shows in a way that cannot be read for sure."""
    used = {place for key, place in job.layout.places.items() if key not in (NAME, COUNTY)}
    if problems := [problem for place, problem in table.unsure if place in used]:
        raise Unusable(problems[:MOST_PROBLEMS])


def _refuse_nothing(counted: Counted, table: DataTable) -> None:
    if not counted.groups and not table.failures:
        raise Unusable(_NO_ROWS.at(table.file))


_ONE_BY_ONE = Fault(
    "engine-python", Message("Forms with lists are checked one by one."), severity=Severity.WARNING
)
_NO_ROWS = Fault(
    "no-rows",
    Message("The table has headings and no rows."),
    Message("Look whether the rows stand on another sheet or in another file."),
)
