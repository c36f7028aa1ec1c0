"""What officials have to find, as a workbook: written out of a batch, taken back filled, kept as the text that stands beside a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.forms.findings.paths import read_findings_file
from lccluster.form.findings import Finding
from lccluster.language import Message
from lccluster.quantities import plain
from lccluster.render.yaml.findings import answers_yaml
from lccluster.rulebook.called import typed_alone
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.page.applications.checking import FINDINGS, CheckedBatch, check_files
from lccluster.usecases.page.applications.handed_in import Download, Drawer, Upload, below
from lccluster.usecases.page.findings.judging import NOTHING, open_questions

NAME = "审核意见表.xlsx"


def workbook_of(batch: CheckedBatch) -> Download | None:
    """Give what is open on all applications as one workbook; None where nothing is."""
    questions = [one for each in batch.checked for one in open_questions(each)]
    if not questions:
        return None

    def made() -> bytes:
        from lccluster.render.office_words import FONTS
        from lccluster.render.workbook.filled_in.findings import findings_workbook

        return findings_workbook(questions, FONTS[batch.asked.fonts]).data

    return Download(NAME, made)


def taken_back(batch: CheckedBatch, uploads: Sequence[Upload], drawer: Drawer) -> CheckedBatch:
    """Check the batch again with filled workbooks; raises Unusable with what cannot be used, and nothing is taken then."""
    place = drawer.put({FINDINGS: uploads})
    came = below(place, FINDINGS)
    answers = [one for path in came for part in read_findings_file(path) for one in part.findings]
    if not came or all(each.is_open for each in answers):
        raise Unusable((_NOTHING_ANSWERED if came else _NO_FILE).at())
    files = replace(batch.files, findings=(*batch.files.findings, *came), place=place)
    found = check_files(files, batch.asked)
    if wrong := [each for each in found.problems if each not in batch.problems]:
        raise Unusable(wrong)
    return replace(found, answered=batch.answered, documents=(*batch.answered, *found.documents))


def as_text(path: Path, checked: Checked) -> bytes:
    """Give what a workbook says on an application as a findings file of text; raises Unusable."""
    made = checked.assessment
    name = made.application.cluster_name or ""
    parts = [each for each in read_findings_file(path) if each.cluster == name]
    rules = made.rulebook.conditions.conditions
    called = {each.id: typed_alone(each, rules) for each in rules}
    given = (one for part in parts for one in part.findings if not one.is_open)
    return answers_yaml(name, called, map(_entry, given)).encode()


def _entry(finding: Finding) -> dict[str, str]:
    return dict(_said(finding))


def _said(finding: Finding) -> Iterator[tuple[str, str]]:
    for key, value in finding:
        if isinstance(value, Decimal):
            yield key, plain(value)
        elif isinstance(value, date):
            yield key, value.isoformat()
        elif value is not None:
            yield key, str(value)


_NO_FILE = Fault("nothing-handed-in", Message("No file was chosen."))
_NOTHING_ANSWERED = Fault("nothing-answered", NOTHING)
