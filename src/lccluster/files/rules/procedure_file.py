"""`procedure.yaml` of a rulebook's folder, where it has one: read by whoever asks for it, strictly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.files.rules.rulebook_folder import read_with_documents
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed.named import fitting_named
from lccluster.rulebook.flaws.flaw import PROCEDURE
from lccluster.rulebook.procedure import Procedure

if TYPE_CHECKING:
    from lccluster.rulebook.rulebook import Rulebook


def read_whole(folder: Path) -> tuple[Rulebook, dict[str, Document]]:
    """Read a rulebook with its procedure and keep the documents; raises Unusable."""
    return with_procedure(folder, *read_with_documents(folder))


def with_procedure(
    folder: Path, book: Rulebook, documents: dict[str, Document]
) -> tuple[Rulebook, dict[str, Document]]:
    """Add the procedure to a rulebook that was read without it; raises Unusable."""
    if (found := _read(folder)) is None:
        return book, documents
    procedure, document = found
    return replace(book, procedure=procedure), {**documents, PROCEDURE: document}


def read_procedure(folder: Path) -> Procedure | None:
    """Read the procedure alone; None where the rulebook has none. Raises Unusable."""
    found = _read(folder)
    return found[0] if found else None


def _read(folder: Path) -> tuple[Procedure, Document] | None:
    path = folder / PROCEDURE
    if not path.is_file():
        return None
    return fitting_named(Procedure, read_yaml(path, shape=shapes.RULEBOOK))
