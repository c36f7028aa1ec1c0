"""Options that several commands share for documents, and what is said once they are written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.cli import arguments
from lccluster.cli.program import streams
from lccluster.errors import Fault, Unusable
from lccluster.language import Listing, Message
from lccluster.render.formats import SUMMARIES

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.usecases.written import Written

FONTS = ("office", "gb2312", "plain")
SHOWN = 3  # texts named in one sentence


def path(written: str | None) -> Path | None:
    """Take a file's name where one was given."""
    return Path(written) if written else None


def fonts() -> str:
    """Read which fonts an office has: LCCLUSTER_FONTS, else those offices use; raises Unusable."""
    return arguments.one_of("LCCLUSTER_FONTS", os.environ.get("LCCLUSTER_FONTS") or FONTS[0], FONTS)


def ready(
    file: str, option: str, *suffixes: str, inputs: Iterable[str | Path | None] = ()
) -> Output:
    """Refuse, before any work is done, a file that may not be written; raises Unusable.

    `inputs` are the files that the command reads; no output is one of them.
    """
    from lccluster.files.disk.documents.output import Output, refuse_other_kinds

    refuse_other_kinds(Path(file), option, suffixes)
    return Output(Path(file), tuple(Path(each) for each in inputs if each)).ready()


def fresh(file: str) -> Output:
    """Refuse, before any work is done, a name at which something stands; raises Unusable."""
    from lccluster.files.disk.documents.output import Output, Over

    return Output(Path(file), over=Over.NOTHING).ready()


def fresh_of_kind(file: str, option: str, *suffixes: str) -> Output:
    """Refuse, too, a name that ends as files of another kind do: whoever opens it would find none."""
    from lccluster.files.disk.documents.output import refuse_other_kinds

    if Path(file).suffix:
        refuse_other_kinds(Path(file), option, suffixes)
    return fresh(file)


def summary(
    file: str | None, template: str | None, inputs: Iterable[str | Path | None] = ()
) -> Output | None:
    """Refuse, before any work is done, a summary that may not be written; raises Unusable.

    A template is filled into a new workbook, so it needs a name for that.
    """
    if file:
        kinds = [".xlsx"] if template else SUMMARIES
        return ready(file, "--xlsx", *kinds, inputs=[*inputs, template])
    if template:
        raise Unusable(_NO_OUTPUT_OF_A_TEMPLATE.at(field="--template"))
    return None


def tell_written(documents: Iterable[Written]) -> None:
    """Say what was written, and what is not in it."""
    for each in documents:
        streams.tell(Message("{file} is written.", file=each.path))
        if each.cleaned:
            streams.tell(
                Message(
                    "{file}: Texts from which control characters were left out: {count} ({texts}).",
                    file=each.path,
                    count=len(each.cleaned),
                    texts=Listing(each.cleaned[:SHOWN]),
                )
            )
        if each.unknown:
            streams.tell(
                Message(
                    "{file}: These columns are not known here and stay empty: {heads}.",
                    file=each.path,
                    heads=Listing(each.unknown),
                )
            )


_NO_OUTPUT_OF_A_TEMPLATE = Fault(
    "no-output",
    Message("A template is filled into a new file."),
    Message("Name that file with --xlsx."),
)
