"""A sentence of a command, as the page says it: fields for options, acts for commands."""

from __future__ import annotations

import pytest

from lccluster.catalogs import speak
from lccluster.usecases.page.against import as_fields

LABELS = {"--document": "文号", "--late": "逾期理由"}


@pytest.mark.parametrize(
    ("command", "page"),
    [
        ("请用“--document 文号”写明。", "请用“文号”写明。"),
        ("写明“--late 理由”仍可受理。", "写明“逾期理由”仍可受理。"),
        ("请用 --document 写明", "请用“文号”写明"),
        ("--late REASON takes it", "“逾期理由” takes it"),
        ("请用 --form 写明。", "请用 --form 写明。"),  # no field of this form
        ("请先退回（“lccluster round return 371522-01”）。", "请先退回（“退回申报，要求补正”）。"),
        ("“lccluster register list”可查看。", "“名录”可查看。"),
    ],
)
def test_what_has_a_field_or_an_act_is_named_by_it(command: str, page: str, voice: None) -> None:
    speak("zh")
    assert as_fields(command, LABELS) == page
