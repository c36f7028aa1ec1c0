"""Writing a summary: a workbook of our own, or an office's own table filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from lccluster.files.disk.documents.output import Output
    from lccluster.files.rules.library import Library
    from lccluster.render.columns.fields import ListColumn
    from lccluster.render.workbook.summary import Summary


class Written(Struct, frozen=True):
    """A document that was written; what lost control characters; heads of a table left empty."""

    path: Path
    cleaned: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def write_summary(
    output: Output,
    summary: Summary,
    fields: Sequence[ListColumn[Any]],
    template: Path | None,
    fonts: str,
    library: Library,
) -> Written:
    """Write a summary; raises Unusable for a template that cannot be filled, and for the disk."""
    if template is None:
        from lccluster.render.formats import draw_summary
        from lccluster.render.office_words import FONTS

        drawn = draw_summary(summary, output.path.suffix, FONTS[fonts])
        output.write(drawn.data)
        return Written(output.path, drawn.cleaned)
    return _fill(output, summary, fields, template, library)


def refuse_unfit_template(
    template: Path, fields: Sequence[ListColumn[Any]], library: Library
) -> None:
    """Refuse a template that cannot be filled before any work is done; raises Unusable."""
    from lccluster.files.forms.labels.label_file import form_labels
    from lccluster.files.office.template.filling import fill_table
    from lccluster.render.workbook.office_cells import known_heads

    fill_table(template, known_heads(fields, form_labels(library)), [])


def _fill(
    output: Output,
    summary: Summary,
    fields: Sequence[ListColumn[Any]],
    template: Path,
    library: Library,
) -> Written:
    from lccluster.files.forms.labels.label_file import form_labels
    from lccluster.files.office.template.filling import fill_table
    from lccluster.render.workbook.office_cells import known_heads, plain_rows

    rows, cleaned = plain_rows(summary.main)
    filled = fill_table(template, known_heads(fields, form_labels(library)), rows)
    output.write(filled.data)
    return Written(output.path, cleaned, filled.unknown)
