"""`lccluster form`: the official form in from Word or Excel, and out again."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering import following
from lccluster.cli.options import Placed
from lccluster.cli.program import streams
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.cli.program.progress import followed
from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message

if TYPE_CHECKING:
    from lccluster.usecases.form.importing import ImportedForm, Importing

UNUSABLE = 2


class FormCommands(LazyGroup):
    """In and out."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "import": CommandEntry(
            Message("Read filled forms, .docx, .xlsx, .xls or .ods, into applications."),
            "form.import_",
        ),
        "fill": CommandEntry(
            Message("Write an application as the official form, .docx or .xlsx."), "form.fill"
        ),
    }


def import_(
    ctx: typer.Context,
    source: Annotated[str, Placed("FORM", Message("A filled form, or a folder of them."))],
    output: Annotated[
        str | None,
        options.output(
            "FILE", Message("Where to write it; else beside the form. - is standard output.")
        ),
    ] = None,
    rules: Annotated[str | None, options.form_of] = None,
    overwrite: Annotated[bool, options.overwrite] = False,
) -> int:
    """`form import`."""
    path, with_ = Path(source), _importing(rules)
    if path.is_dir():
        return _folder(ctx, path, output, with_, overwrite=overwrite)
    written = _one(ctx, path, output, with_, overwrite=overwrite)
    if written and not ctx.obj.quiet:
        check = arguments.check_command(written, rules)
        streams.tell(
            Message(
                "{file} is written; look it over and run: {command}",
                file=written,
                command=check,
            )
        )
    return 0


def _importing(rules: str | None) -> "Importing":
    from lccluster.usecases.form.importing import importing

    return importing(arguments.forms(rules))


def _one(
    ctx: typer.Context, path: Path, output: str | None, with_: "Importing", *, overwrite: bool
) -> Path | None:
    """Read one form into a file, which it gives, or to the standard output."""
    from lccluster.cli.answering import for_programs
    from lccluster.render.screen.readings import cells
    from lccluster.usecases.form import importing as import_form

    if output == "-":
        made = import_form.import_form(path, import_form.beside(path), with_)
        for_programs.write_text(made.text)
        streams.complain(made.remarks)
        _tell_doubts(ctx, made)
        return None
    target = Path(output) if output else import_form.beside(path)
    made = import_form.import_into(path, target, with_, overwrite=overwrite)
    streams.show(cells(made.readings, made.form), colour=ctx.obj.colour)
    streams.complain(made.remarks)
    return target


def _tell_doubts(ctx: typer.Context, made: "ImportedForm") -> None:
    from lccluster.render.screen.plain import lines
    from lccluster.render.screen.readings import cells

    if not ctx.obj.quiet:
        for line in lines(cells(made.readings, made.form)):
            streams.tell(line)


def _folder(
    ctx: typer.Context, folder: Path, output: str | None, with_: "Importing", *, overwrite: bool
) -> int:
    from lccluster.render.screen.readings import results
    from lccluster.usecases.form import importing as import_form

    if output is not None:
        raise Unusable(_OUTPUT_OF_A_FOLDER.at(field="-o"))
    paths = import_form.forms_in(folder)
    if not paths:
        raise Unusable(_NOTHING_IN.at(folder))
    each = import_form.import_each(paths, with_, overwrite=overwrite)
    made = list(each if ctx.obj.quiet else followed(each, len(paths), Message("reading")))
    for one in made:
        streams.complain(() if one.passed_over else (*one.problems, *one.remarks))
    rows = (
        (str(one.file), str(one.written) if one.written else None, one.readings, one.problems)
        for one in made
    )
    streams.show([results(rows)], colour=ctx.obj.colour)
    bad = any(one.problems and not one.passed_over for one in made)
    if any(one.written for one in made) and not ctx.obj.quiet:
        following.tell_next(f"check {folder}")
    return UNUSABLE if bad or all(one.passed_over for one in made) else 0


def fill(
    ctx: typer.Context,
    application: Annotated[str, Placed("APPLICATION", Message("The filled application (.yaml)."))],
    output: Annotated[
        str | None,
        options.output(
            "FILE.docx|FILE.xlsx",
            Message("Where to write it; else a .docx beside the application."),
        ),
    ] = None,
    rules: Annotated[str | None, options.form_of] = None,
    overwrite: Annotated[bool, options.overwrite] = False,
) -> None:
    """`form fill`."""
    from lccluster.usecases.form.filling import fill_form

    source = Path(application)
    target = Path(output) if output else source.with_suffix(".docx")
    made = fill_form(source, target, arguments.forms(rules), overwrite=overwrite)
    if ctx.obj.quiet:
        return
    streams.tell(Message("{file} is written.", file=target))
    if made.beyond:
        streams.tell(
            Message("Not on the form, so not written: {fields}.", fields=Listing(made.beyond))
        )
    if made.stripped:
        streams.tell(
            Message(
                "Characters that no document can hold were left out of: {fields}.",
                fields=Listing(made.stripped),
            )
        )
    following.tell_after_filling(target, made.cluster, ctx.obj)


_OUTPUT_OF_A_FOLDER = Fault(
    "output-of-a-folder",
    Message("A folder of forms is written beside the forms, each its own file."),
    Message("Leave -o away, or name one form."),
)
_NOTHING_IN = Fault(
    "no-form",
    Message("There is no form (.docx, .xlsx, .xls, .ods) in this folder."),
    Message("Look at the name of the folder."),
)
