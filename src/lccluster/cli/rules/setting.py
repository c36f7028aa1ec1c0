"""`lccluster rules set`, and what `rules test --accept` shows and writes in the same way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lccluster.cli import arguments, options
from lccluster.cli.answering.answers import WITHOUT_TABLE, Answer, print_answer
from lccluster.cli.options import Flagged, Placed
from lccluster.cli.program import streams
from lccluster.cli.program.asking import agreed
from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message
from lccluster.usecases.typed_words import each_once

if TYPE_CHECKING:
    from lccluster.render.table import Block
    from lccluster.usecases.rules.setting import Rewriting


PAIR = Message("A figure or day, such as area.bound=120.")


def set_figures(
    ctx: typer.Context,
    rulebook: Annotated[str, Placed("RULEBOOK", Message("A draft, by id or folder."))],
    said: Annotated[list[str] | None, Placed("[PATH=VALUE]...", PAIR)] = None,
    dry_run: Annotated[
        bool, Flagged("--dry-run", Message("Show what would change, and write nothing."))
    ] = False,
    format: Annotated[str, options.format(*WITHOUT_TABLE)] = "text",
) -> None:
    """`rules set`."""
    from lccluster.usecases.rules.setting import own_folder, plan_setting

    pairs = pairs_of(said or ())
    folder = own_folder(rulebook, arguments.library())
    if not dry_run:
        finish_first(folder)
    made = plan_setting(folder, pairs)
    written = show_and_write(made, ctx, dry_run=dry_run, format=format)
    if format == "text":
        streams.show([_outcome(made, written)], colour=ctx.obj.colour)


def finish_first(folder: Path) -> None:
    """Bring to its end, and say so, what an earlier run has left in hand; raises Unusable."""
    from lccluster.usecases.rules.setting import finish_change

    if finish_change(folder):
        streams.tell(Message("A change that was broken off was brought to its end."))


def show_and_write(made: "Rewriting", ctx: typer.Context, *, dry_run: bool, format: str) -> bool:
    """Show what changes, ask at a terminal, write; tell whether it was written. Raises Unusable."""
    asked = format == "text"
    if asked:
        streams.show(differences(made), colour=ctx.obj.colour)
    streams.complain(made.remarks)
    go = bool(made.files) and not dry_run and (not asked or agreed(Message("Write this? y/n:")))
    if go:
        made.write()
    if not asked:
        answer = Answer(lambda: (), lambda: _as_json(made, go))
        print_answer(answer, format, colour=False)
    return go


def differences(made: "Rewriting") -> "Iterator[Block]":
    """Draw what changes in the law, and count what follows in the cases; where cases alone change, draw those."""
    from lccluster.render.table import Column, Table
    from lccluster.usecases.rules.places import in_other_language
    from lccluster.usecases.rules.setting import lines

    found = [*lines(made)]
    law = [each for each in found if not made.of_cases(made.path(each.file))]
    shown = [each for each in law or found if not in_other_language(each.path)]
    heads = (Message("where it stands"), Message("so far"), Message("from now on"))
    rows = [(made.said(each), _told(each.old), _told(each.new)) for each in shown]
    if rows:
        yield Table([Column(each, beside=True) for each in heads], rows)
    if others := len(law or found) - len(shown):
        yield Message("Words in Chinese that follow: {count}.", count=others)
    followed = Counter(each.file for each in found if law and each not in law)
    for file, count in followed.items():
        yield Message(
            "{file}: places that change with it: {count}.",
            file=made.path(file),
            count=count,
        )


def _told(value: Any) -> str:
    if isinstance(value, list):
        return str(Listing(map(_told, value))) or "—"
    return "—" if value in (None, "") else str(value)


def _outcome(made: "Rewriting", written: bool) -> Message:
    if not made.files:
        return Message("{folder}: says so already; nothing was changed.", folder=made.folder)
    if not written:
        return Message("Nothing was written.")
    return Message("{folder}: changed files: {count}.", folder=made.folder, count=len(made.files))


def _as_json(made: "Rewriting", written: bool) -> dict[str, Any]:
    from lccluster.files.yaml.reader import dotted
    from lccluster.usecases.rules.setting import lines

    return {
        "rulebook": str(made.folder),
        "written": written,
        "changes": [each._asdict() | {"path": dotted(each.path)} for each in lines(made)],
    }


def pairs_of(said: Sequence[str]) -> dict[str, str]:
    """Part figures from what they are set to; raises Unusable."""
    parted = [each.partition("=") for each in said]
    if wrong := ["".join(each) for each in parted if not all(each)]:
        raise Unusable(_NO_PAIR.at(text=wrong[0]))
    return each_once((name, value) for name, _, value in parted)


_NO_PAIR = Fault(
    "no-pair", Message("“{text}” is no PATH=VALUE."), Message("Write it as area.bound=120.")
)
