"""The files of a rulebook's folder, told apart by their keys, so that one schema serves them all."""

from __future__ import annotations

from typing import Any

from lccluster.files.case_files import CaseGroup
from lccluster.files.rulebook_folder import parts
from lccluster.files.schemas.typed_schema import Definitions, own_keys, told_apart
from lccluster.form.labels import FormLabels
from lccluster.rulebook.measure import Measure


def rules() -> dict[str, Any]:
    """Describe the law files, the labels and the cases; `cases/complete.yaml` is an application."""
    kinds: dict[str, type] = {kind.__name__: kind for _, kind in parts().values()}
    kinds |= {each.__name__: each for each in (FormLabels, CaseGroup)}
    kinds[Measure.__name__] = kinds.pop(Measure.__name__)  # the last: what is none of the others
    definitions = Definitions()
    described = {name: definitions.of(kind) for name, kind in kinds.items()}
    return {**told_apart(described, own_keys(kinds)), "$defs": definitions.defs}
