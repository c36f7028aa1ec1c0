"""A result as the file that can be verified: what the command prints as JSON, by names that people know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lccluster.language import Message
from lccluster.render.data.assessment_json import assessment
from lccluster.render.data.json_text import json_text
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.page.applications.handed_in import Download, Sayings

NAME = Message("Results of the check")


def result_file(checked: Sequence[Checked], said: Sayings) -> Download:
    """Give the results of a batch, each with its receipt."""

    def made() -> bytes:
        found = [
            assessment(said.of(each.file), each.assessment, _named(each.receipt, said))
            for each in checked
        ]
        return json_text({"assessments": found}, ascii_only=False, indent=2).encode()

    return Download(f"{NAME}.json", made)


def _named(receipt: Mapping[str, Any], said: Sayings) -> dict[str, Any]:
    """Name the findings as people know them, not by where the drawer keeps them."""
    of = receipt["findings"]
    findings = [*map(said.of, of)] if isinstance(of, list) else of and said.of(of)
    return {**receipt, "findings": findings}
