"""The application and the findings that an act rests on, and what they say against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.choices import typed_word
from lccluster.eligibility.recommendation import not_recommended
from lccluster.errors import Fault, Unusable
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.register.view import names_borne
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.register.room import Room
from lccluster.usecases.rules.rulebooks import read_rulebooks
from lccluster.vocabulary import Occasion, Verdict

if TYPE_CHECKING:
    from lccluster.form.application import Application
    from lccluster.usecases.check.applications import Checked


class Papers(Struct, frozen=True):
    """An application that was checked, with what officials found."""

    checked: Checked

    @property
    def form(self) -> Application:
        """Give the form."""
        return self.checked.assessment.application

    @property
    def book(self) -> Rulebook:
        """Give the rulebook against which it was held."""
        return self.checked.assessment.rulebook

    @property
    def verdict(self) -> Verdict:
        """Give what it comes to."""
        return self.checked.assessment.verdict

    @property
    def receipt(self) -> dict[str, Any]:
        """Give the words by which an act names its papers."""
        told = self.checked.receipt
        return {
            "rulebook": self.book.id,
            "application_sha256": told["application_sha256"],
            "findings_sha256": told["findings_sha256"],
        }

    @property
    def county(self) -> str | None:
        """Name the county of the form as the rulebook does."""
        return self.checked.assessment.county

    def is_of(self, cluster: Cluster) -> bool:
        """Tell whether the form names a cluster, by any name that it has borne."""
        return self.form.cluster_name in names_borne(cluster)

    def of_another(
        self, event: Act, names: Sequence[str], county: str, article: Citation
    ) -> Iterator[Refusal]:
        """Refuse a form that names another cluster, or another county, than the title's."""
        titles_county = self.book.offices.own_name(county)
        said = ((self.form.cluster_name, names), (self.county, [titles_county]))
        for other, known in said:
            if other not in known:
                message = Message(
                    "The form is of “{other}”, the title of “{name}”.",
                    other=other or "—",
                    name=known[-1],
                )
                yield Refusal(event, "another-cluster", message, article, answerable=True)

    def against(self, event: Act, article: Citation) -> Iterator[Refusal]:
        """List what stands against a recognition, or the passing of a re-review, on them."""
        if self.verdict is not Verdict.ELIGIBLE:
            yield self._not_eligible(event)
        if asked := self.book.form_checks.recommendation:
            for each in not_recommended(self.form, self.book):
                yield Refusal(event, each.code, each.message, asked.article, answerable=True)
        yield from before_the_form(event, self.form, article)
        yield from self._before_a_finding(event, article)

    def _not_eligible(self, event: Act) -> Refusal:
        law = self.book.measure.in_force.article
        if self.verdict is not Verdict.NO_RULE:
            law = self.book.conditions.conditions[0].article.whole
        message = Message(
            "The verdict is “{verdict}”; “lccluster check {typed}” says why.",
            verdict=self.verdict.words,
            typed=self.typed,
        )
        return Refusal(event, "not-eligible", message, law, answerable=True)

    @property
    def typed(self) -> str:
        """Give the words behind `check` that come to the same verdict."""
        return " ".join(self._typed())

    def _typed(self) -> Iterator[str]:
        findings = self.checked.receipt["findings"] or ()
        yield typed_word(self.checked.file)
        for each in (findings,) if isinstance(findings, str) else findings:
            yield from ("--findings", typed_word(each))
        if (day := self.checked.assessment.on) != self.form.filled_on:
            yield from ("--on", day.isoformat())
        if self.book.occasion is Occasion.REVIEW:
            yield "--review"

    def _before_a_finding(self, event: Act, article: Citation) -> Iterator[Refusal]:
        conditions = self.checked.assessment.conditions
        days = {each.on for result in conditions for each in result.findings if each.on}
        last = max(days, default=event.on)
        if last > event.on:
            message = Message(
                "It is dated {day}, before a finding on which it rests, of {last}.",
                day=event.on,
                last=last,
            )
            yield Refusal(event, "before-a-finding", message, article, answerable=True)


def before_the_form(event: Act, form: Application, article: Citation) -> Iterator[Refusal]:
    """Refuse an act that is dated before its form was filled in."""
    if form.filled_on and form.filled_on > event.on:
        message = Message(
            "It is dated {day}, before the form was filled in, {filled}.",
            day=event.on,
            filled=form.filled_on,
        )
        yield Refusal(event, "before-the-form", message, article, answerable=True)


def examined(
    room: Room,
    occasion: Occasion,
    forms: Sequence[Path],
    findings: Sequence[Path],
    today: date,
    on: date | None,
) -> list[Papers]:
    """Check applications, by the rulebook of a day or each by that of its own; raises Unusable.

    Forms may be folders and patterns. Findings that are on no cluster here cannot be used either.
    """
    if not forms:
        return []
    from lccluster.files.forms.batches.batch import batch
    from lccluster.files.forms.batches.nothing import nothing_in
    from lccluster.usecases.check.applications import Checked, Checking, Failed

    books = [each.held_at(occasion) for each in read_rulebooks(room.library, None)]
    checking = Checking(books, today, on, findings, room.library)
    results = list(checking.results(batch(forms).files))
    failed = [problem for each in results if isinstance(each, Failed) for problem in each.problems]
    found = [Papers(each) for each in results if isinstance(each, Checked)]
    if failed or not found:
        raise Unusable(failed or nothing_in(forms))
    return found


BLANK_HEADING = Fault(
    "blank-heading",
    Message("The form names no cluster or no county."),
    Message("Have it completed first."),
)
