"""What officials find on an application, answered at the page: a findings file of its own, beside those that stand.

A file that somebody wrote is never edited: `check` takes several, and what an answer adds is its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.form.findings import Finding
from lccluster.language import Message
from lccluster.render.questions import Question, questions_on
from lccluster.render.yaml.findings import answers_yaml
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.page.against import MISSING, UNCHOSEN
from lccluster.usecases.page.applications.checking import FINDINGS, CheckedBatch, check_files
from lccluster.usecases.page.applications.handed_in import Download, Drawer, Upload, below
from lccluster.usecases.page.findings.answers import Answers, TypedFinding

FILE = "审核意见.yaml"
WRITTEN = ("reason", "bound", "points", "by", "on")  # not chosen
INCOMPLETE = "finding-incomplete"
NOTHING = Message("Nothing is answered yet.")


class NotFitting(Exception):
    """Answers that cannot be used, each with the field it was typed into; nothing is kept."""

    def __init__(self, wrong: Mapping[str, Sequence[str]]) -> None:
        super().__init__("misfit")
        self.wrong = wrong


def open_questions(checked: Checked) -> list[Question]:
    """List what is open on an application."""
    return questions_on(checked.assessment)


def judged(
    batch: CheckedBatch, questions: Sequence[Question], answers: Answers, drawer: Drawer
) -> CheckedBatch:
    """Check the batch again with the answers; raises NotFitting, in the words of the commands."""
    entries = list(answers.entries(questions))
    misfits = {field: [str(each)] for field, each in answers.misfits(questions)}
    if not entries:
        raise NotFitting({"": [str(NOTHING)], **misfits})
    called = {each.rule.id: each.called for each in questions}
    text = answers_yaml(questions[0].cluster, called, [each.said for each in entries])
    place = drawer.put({FINDINGS: [Upload(FILE, text.encode())]})
    findings = (*batch.files.findings, *below(place, FINDINGS))
    files = replace(batch.files, findings=findings, place=place)
    try:
        found = check_files(files, batch.asked)
    except Unusable as unusable:
        raise NotFitting({"": [str(each) for each in unusable.problems]}) from None
    wrong = [each for each in found.problems if _of_answers(each)]
    if wrong or misfits:
        raise NotFitting(_by_field(wrong, entries, misfits))
    document = Download(f"{questions[0].cluster}-{FILE}", text.encode)
    answered = (*batch.answered, document)
    return replace(found, answered=answered, documents=(*answered, *found.documents))


def _of_answers(problem: Problem) -> bool:
    return problem.file is not None and Path(problem.file).name == FILE


def _by_field(
    wrong: Sequence[Problem],
    entries: Sequence[TypedFinding],
    misfits: Mapping[str, Sequence[str]],
) -> dict[str, list[str]]:
    found = {field: list(said) for field, said in misfits.items()}
    for each in wrong:
        field = _field(each, entries)
        said = found.setdefault(field, [])
        sentence = str(_missing(field)) if each.code == INCOMPLETE else each.sentence
        if sentence not in said:
            said.append(sentence)
    return found


def _missing(field: str) -> Message:
    return MISSING if field.partition("-")[0] in WRITTEN else UNCHOSEN


_KEYS = {
    name: key for key, field in Finding.model_fields.items() for name in (key, str(field.title))
}


def _field(problem: Problem, entries: Sequence[TypedFinding]) -> str:
    """Name the field of the form into which something was typed: `findings[3].on` is the day of all."""
    found = re.match(r"[^\[]+\[([0-9]+)\](?:\.(.+))?", problem.field or "")
    if found is None:
        return ""
    lacking = problem.message.values.get("key") if problem.code == INCOMPLETE else None
    key = _KEYS.get(str(found[2] or lacking or "outcome"), "outcome")
    return entries[int(found[1])].field_of(key)
