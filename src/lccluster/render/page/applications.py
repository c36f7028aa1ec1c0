"""The page of one run of `check`: every verdict by condition, with bars against the bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct, field

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.results import Shown
from lccluster.eligibility.steps.step import Step
from lccluster.errors import Problem
from lccluster.form.application import Application
from lccluster.form.stated import stated_cells, stated_rows
from lccluster.form.values import value
from lccluster.language import Message
from lccluster.render.columns.application_cells import open_points
from lccluster.render.page.conditions import ConditionLine, condition_lines
from lccluster.render.page.page import cited, clean, draw
from lccluster.render.screen.assessment import BRIEF, NO_NAME, occasion, steps_head, worth
from lccluster.render.words import needs_head, signed
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Verdict

TONES = {
    Verdict.ELIGIBLE: "good",
    Verdict.NOT_ELIGIBLE: "bad",
    Verdict.NO_RULE: "bad",
    Verdict.INCOMPLETE: "open",
    Verdict.NEEDS_DECISION: "open",
}


class Section(Struct, frozen=True):
    """One application on the page."""

    file: str
    name: str
    county: str
    about: str
    law: tuple[str, ...]
    open: str
    verdict: str
    tone: str
    conditions: tuple[ConditionLine, ...]
    materials: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]
    steps_head: str
    steps: tuple[str, ...]
    form: tuple[tuple[str, str], ...]


class GatheredReport(Struct):
    """What the page needs of every application, kept as small values.

    `said` draws problems and steps for whoever reads them there, `told` gives what is said of a step.
    """

    said: Callable[[object], str] = str
    told: Callable[[Step], object] = attrgetter("message")
    sections: list[Section] = field(default_factory=list)
    failures: dict[str, None] = field(default_factory=dict)  # each once: findings are of several
    unusable: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    books: dict[str, Rulebook] = field(default_factory=dict)

    def take(self, file: str, assessment: Assessment) -> None:
        """Keep one application."""
        self.books.setdefault(assessment.rulebook.id, assessment.rulebook)
        self.verdicts[assessment.verdict] += 1
        self.sections.append(_section(file, assessment, self))

    def fail(self, _file: str, problems: Iterable[Problem]) -> None:
        """Keep why a file could not be used."""
        self.unusable += 1
        self.failures |= dict.fromkeys(map(clean, problems))


def report_page(gathered: GatheredReport, on: date, fallback: Rulebook) -> bytes:
    """Draw the page, in the language spoken, as UTF-8."""
    return draw("applications.html", **report_facts(gathered, on, fallback))


def report_facts(gathered: GatheredReport, on: date, fallback: Rulebook) -> dict[str, Any]:
    """Give what the template of the page is told."""
    books = list(gathered.books.values()) or [fallback]
    return {
        "title": str(Message("Applications checked against the conditions")),
        "on": on,
        "tallies": _tallies(gathered),
        "heads": {each.key: str(each.screen) for each in BRIEF},
        "sections": gathered.sections,
        "failures": [*gathered.failures],
        "cited": [cited(each.measure, on) for each in books],
    }


def _tallies(gathered: GatheredReport) -> list[tuple[str, int, str]]:
    """Count applications by verdict, and files that could not be used: they are no less to be done."""
    counted = [
        *((each.words, gathered.verdicts[each], TONES[each]) for each in reversed(Verdict)),
        (Message("unusable"), gathered.unusable, "bad"),
    ]
    return [(str(words), count, tone) for words, count, tone in counted if count]


def _section(file: str, assessment: Assessment, report: GatheredReport) -> Section:
    form, steps = assessment.application, assessment.next_steps
    office = assessment.county or "—"
    about = [
        office,
        form.applicant or "—",
        str(assessment.on),
        assessment.rulebook.measure.number,
    ]
    return Section(
        clean(file),
        clean(form.cluster_name or NO_NAME),
        clean(office),
        clean(" · ".join(about)),
        tuple(map(clean, (*occasion(assessment.rulebook), *worth(assessment)))),
        clean(open_points(assessment)),
        signed(assessment.verdict),
        TONES[assessment.verdict],
        condition_lines(assessment),
        tuple(
            (clean(each.rule.label), clean(each.outcome.words), clean(each.reason))
            for each in assessment.materials
            if not each.holds
        ),
        tuple(clean(report.said(each)) for each in assessment.problems),
        str(steps_head(steps, in_force=assessment.in_force)),
        tuple(clean(report.said(report.told(each))) for each in steps),
        tuple((clean(label), clean(said)) for label, said in _filled_in(form)),
    )


def _filled_in(application: Application) -> Iterator[tuple[str, str]]:
    """List what the form states, by its labels; long texts are left to the file."""
    form = application.form
    for group, each, stated in stated_cells(application):
        if not each.long:
            label = f"{group.words} · {each.label}" if needs_head(group, each) else str(each.label)
            yield label, Shown(each.key, form, stated).value
    for group, _ in stated_rows(application):
        yield str(group.words), Shown(group.id, form, value(application, group.id)).value
