"""The files of a rulebook's folder, told apart by their keys, so that one schema serves them all."""

from __future__ import annotations

from typing import Any

from lccluster.files.rules.case_files import CaseGroup
from lccluster.files.rules.rulebook_folder import parts
from lccluster.files.yaml.typed_schema import Definitions, telling_keys, told_apart
from lccluster.form.labels import FormLabels
from lccluster.rulebook.letters import CorrectionLetter, NoticeSet, PackLetter, RoundDrafts
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.procedure import Procedure


def rules() -> dict[str, Any]:
    """Describe the law files and those beside them; `cases/complete.yaml` is an application."""
    law = [kind for _, kind in parts().values() if kind is not Measure]
    letters = (CorrectionLetter, NoticeSet, PackLetter, RoundDrafts)
    kinds = {
        each.__name__: each for each in (*letters, FormLabels, CaseGroup, *law, Procedure, Measure)
    }
    definitions = Definitions()
    described = {name: definitions.of(kind) for name, kind in kinds.items()}
    return {**told_apart(described, telling_keys(kinds)), "$defs": definitions.defs}
