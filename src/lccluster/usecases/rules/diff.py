"""Compare two rulebooks, on the screen or as a document."""

from __future__ import annotations

from msgspec import Struct

from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.rules.library import Library
from lccluster.rulebook.differences import Difference, differences
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.rulebooks import read_whole_rulebook
from lccluster.usecases.written import Written


class Compared(Struct, frozen=True):
    """Two rulebooks and in what they differ."""

    first: Rulebook
    second: Rulebook
    differences: tuple[Difference, ...]


def compare(first: str, second: str, library: Library) -> Compared:
    """Compare two rulebooks, each named by id or folder; raises Unusable for what is none."""
    return differing(*(read_whole_rulebook(library.folder(named)) for named in (first, second)))


def differing(one: Rulebook, other: Rulebook) -> Compared:
    """Compare two rulebooks that were read whole."""
    return Compared(one, other, tuple(differences(one, other)))


def write_comparison(output: Output, compared: Compared, fonts: str) -> Written:
    """Write the comparison as a Word document; raises Unusable."""
    from lccluster.render.office_words import FONTS
    from lccluster.render.word.rulebook_differences import differences_document

    document = differences_document(
        compared.first, compared.second, compared.differences, FONTS[fonts]
    )
    output.write(repacked(document))
    return Written(output.path)
