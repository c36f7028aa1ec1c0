"""`lccluster rules check` and `test`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from lccluster.cli import arguments
from lccluster.cli.options import Flagged, Placed
from lccluster.cli.program import streams
from lccluster.errors import Fault, Unusable
from lccluster.language import Message, headed

BROKEN = 2


def check(
    ctx: typer.Context,
    folder: Annotated[
        str | None, Placed("[DIR]", Message("A rulebook's folder; else every one at hand."))
    ] = None,
) -> int:
    """`rules check`."""
    from lccluster.usecases.rules.case_names import case_names
    from lccluster.usecases.rules.generated.said import said_name
    from lccluster.usecases.rules.proof import prove

    library = arguments.library()
    proofs = [prove(each, library) for each in _folders(folder)]
    for proof in proofs:
        streams.complain((*proof.problems, *proof.remarks))
        if book := proof.rulebook:
            _failed(proof.generated, case_names(book), partial(said_name, book=book))
        if proof.holds:
            said = _holds(proof.folder.name, len(proof.generated))
            streams.show([said], colour=ctx.obj.colour)
    return 0 if all(proof.holds for proof in proofs) else BROKEN


def _holds(folder: str, generated: int) -> Message:
    if not generated:
        return Message("{folder}: holds; without a figure no case is generated.", folder=folder)
    return Message("{folder}: holds; generated cases: {count}.", folder=folder, count=generated)


def test(
    ctx: typer.Context,
    folder: Annotated[
        str | None, Placed("[DIR]", Message("A rulebook's folder; else every one at hand."))
    ] = None,
    accept: Annotated[
        bool, Flagged("--accept", Message("Write into the cases what comes out now."))
    ] = False,
) -> int:
    """`rules test`."""
    from lccluster.usecases.rules.case_names import case_names
    from lccluster.usecases.rules.cases import run_written_cases
    from lccluster.usecases.rules.rulebooks import read_sound_rulebook

    failed = 0
    folders = _folders(folder)
    if accept:
        _accept(folders, ctx)
    for each in folders:
        book = read_sound_rulebook(each)
        results = run_written_cases(each, book)
        failed += _failed(results, case_names(book))
        streams.show(
            [
                Message(
                    "{folder}: cases that came out as expected: {passed} of {count}.",
                    folder=each.name,
                    passed=sum(not result.differences for result in results),
                    count=len(results),
                )
            ],
            colour=ctx.obj.colour,
        )
    return BROKEN if failed else 0


def _accept(folders: list[Path], ctx: typer.Context) -> None:
    """Show each changed expectation of rulebooks' cases, and write them; raises Unusable."""
    from lccluster.cli.rules.setting import finish_first, show_and_write
    from lccluster.usecases.rules.setting import plan_accepting, refuse_foreign

    for each in folders:
        refuse_foreign(each)
    for each in folders:
        finish_first(each)
    for each in folders:
        show_and_write(plan_accepting(each), ctx, dry_run=False, format="text")


def _folders(named: str | None) -> list[Path]:
    """List the folders below one that is named, or that of a rulebook's id; else every one."""
    from lccluster.files.rules.rulebook_folder import rulebook_folders

    if named is None:
        return arguments.library().all_folders()
    if not Path(named).is_dir():
        return [arguments.library().folder(named)]
    if found := rulebook_folders(Path(named)):
        return found
    raise Unusable(_NOTHING_IN.at(named))


def _failed(results: Any, names: Any, called: Callable[[str], str] = str) -> int:
    wrong = [each for each in results if each.differences]
    for result in wrong:
        for difference in result.differences:
            streams.tell(headed(result.file, called(result.name), difference.told(names)))
    return len(wrong)


_NOTHING_IN = Fault(
    "no-rulebook",
    Message("There is no measure.yaml in this folder."),
    Message("A rulebook is a folder with a measure.yaml in it."),
)
