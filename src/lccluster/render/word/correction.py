"""What an applicant has to mend, as the paragraphs of a letter; what is open at the office stays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.materials import MaterialResult
from lccluster.eligibility.steps.next_steps import Need
from lccluster.errors import Problem, Severity
from lccluster.form.form import OPINION, Form
from lccluster.form.keys import label_of
from lccluster.render.office_words import in_a_letter, in_chinese
from lccluster.rulebook.letters import About, ByOccasion, CorrectionLetter
from lccluster.vocabulary import Occasion

# What a sender can do; to decide on a judgement or a waiver is for the office.
SENDERS = (Need.FIGURE, Need.CORRECTION, Need.MATERIAL, Need.COUNT, Need.EVIDENCE)
NUMERALS = "一二三四五六七八九十"
BLANK = "　　　　"


class Letter(Struct, frozen=True):
    """A letter put together; a paragraph that begins with 一、 is a heading, up to its first stop."""

    cluster: str
    title: str
    to: str
    paragraphs: tuple[str, ...]
    copy_to: str
    signed_by: str


class Item(Struct, frozen=True):
    """One thing to mend: what it is about, how it is called, its clause, what is wrong."""

    about: About
    label: str
    article: str
    reason: str


def correction_letter(assessment: Assessment, words: CorrectionLetter) -> Letter | None:
    """Word the letter, in Chinese; None where the applicant has nothing to mend."""
    if not any(step.needs in SENDERS for step in assessment.next_steps):
        return None
    with in_chinese():
        items = [*_items(assessment, words)]
        facts = {**_facts(assessment, len(items)), "asked": _asked(assessment, words.asked)}
    form, measure = assessment.application, assessment.rulebook.measure
    return Letter(
        form.cluster_name or "",
        words.title.format(**facts),
        words.to.format(**facts),
        (
            words.opening.format(**facts),
            *_parts(items, words, facts),
            *(each.format(**facts) for each in words.closing),
        ),
        words.copy_to.format(**facts),
        measure.authority.zh,
    )


def _facts(assessment: Assessment, count: int) -> dict[str, str]:
    form, book = assessment.application, assessment.rulebook
    return {
        "authority": book.measure.authority.zh,
        "kind": book.measure.subject,
        "law": book.measure.cited,
        "cluster": form.cluster_name or BLANK,
        "applicant": form.applicant or BLANK,
        "office": _office(assessment),
        "count": str(count),
    }


def _asked(assessment: Assessment, words: ByOccasion | None) -> str:
    """Word what the sender applied for."""
    if words is None:
        return ""
    renews = assessment.rulebook.occasion is Occasion.REVIEW
    return words.renewals if renews else words.new


def _office(assessment: Assessment) -> str:
    """Name the county's office in full, as letters do."""
    office = assessment.rulebook.offices.county(assessment.county or "")
    return office.in_full if office else BLANK


def _parts(items: Sequence[Item], words: CorrectionLetter, facts: dict[str, str]) -> Iterator[str]:
    """Give each part that has items its number and head; a sole item goes on behind it, several are numbered."""
    numerals = iter(NUMERALS)
    for part in words.parts:
        found = [_said(each, part.item) for each in items if each.about in part.about]
        head = f"{next(numerals)}、{part.head.format(**facts)}" if found else ""
        if len(found) == 1:
            yield f"{head}。{found[0]}"
        elif found:
            yield head
            yield from (f"{number}. {each}" for number, each in enumerate(found, 1))


def _said(each: Item, words: str) -> str:
    """Word one thing; a reason that begins with what it is about needs no head."""
    if not each.article and each.reason.startswith(each.label):
        words = "{reason}"
    said = words.format(label=each.label, article=each.article, reason=each.reason)
    return f"{said.rstrip('。')}。"


def _items(assessment: Assessment, words: CorrectionLetter) -> Iterator[Item]:
    for each in assessment.conditions:
        if each.missing:
            yield Item(About.FIGURE, each.rule.label.zh, each.rule.article.chinese, words.figure)
    yield from _evidence(assessment, words)
    for material in assessment.materials:
        if not material.holds or material.uncounted:
            rule = material.rule
            reason = in_a_letter(_of_a_material(material, words))
            yield Item(About.MATERIAL, rule.label.zh, rule.article.chinese, reason)
    form = assessment.application.form
    on_form = filter(_is_on_the_form, assessment.problems)
    yield from (_of_a_problem(each, form) for each in on_form)


def _evidence(assessment: Assessment, words: CorrectionLetter) -> Iterator[Item]:
    asked = {step.of for step in assessment.next_steps if step.needs is Need.EVIDENCE}
    for waiver in assessment.rulebook.conditions.waivers:
        if waiver.evidence in asked:
            yield Item(About.EVIDENCE, waiver.label.zh, waiver.article.chinese, words.evidence)


def _of_a_material(result: MaterialResult, words: CorrectionLetter) -> str:
    outcome = "uncounted" if result.holds else result.outcome.value
    return words.materials[outcome].format(reason=result.reason, limit=result.rule.most_characters)


def _is_on_the_form(problem: Problem) -> bool:
    """Tell whether a problem is on a cell; how a file is encoded is nothing to write about."""
    return problem.field is not None


def _of_a_problem(problem: Problem, form: Form) -> Item:
    about = About.OTHER
    if problem.severity is Severity.ERROR:
        about = About.CORRECTION
    elif str(problem.field).startswith(OPINION):
        about = About.OPINION
    return Item(about, label_of(form, str(problem.field)), "", in_a_letter(str(problem.message)))
