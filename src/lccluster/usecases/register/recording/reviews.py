"""Re-reviews: applied for with or without the form, passed on papers that are eligible (第十三条)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import ReviewApplied, ReviewPassed
from lccluster.register.cluster import Cluster
from lccluster.register.view import Clocks, in_view, names_borne
from lccluster.usecases.register.recording.intended import Intended, Make
from lccluster.usecases.register.recording.papers import Papers, before_the_form
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Verdict


def applying(room: Room, event: ReviewApplied, papers: Sequence[Papers]) -> Make:
    """Make applications for re-review; each takes the form of its cluster where there is one."""
    article = room.measure.review.article

    def one(entry: Entry, own: Papers | None) -> Intended:
        if own is None:
            return Intended(event)
        with_form = replace(event, application_sha256=own.receipt["application_sha256"])
        against = (
            *own.of_another(with_form, names_borne(entry.cluster), entry.cluster.county, article),
            *before_the_form(with_form, own.form, article),
        )
        return Intended(with_form, against, tuple(_not_yet(own)))

    return _each_with_its_own(papers, one)


def passing(room: Room, event: ReviewPassed, papers: Sequence[Papers]) -> Make:
    """Make passed re-reviews, each on the application of its cluster, or refused without one."""
    article = room.measure.review.article

    def one(entry: Entry, own: Papers | None) -> Intended:
        if own is None:
            return Intended(event)  # the law asks for one, or for a reason
        on_paper = replace(event, **own.receipt)
        against = (
            *own.of_another(on_paper, names_borne(entry.cluster), entry.cluster.county, article),
            *own.against(on_paper, article),
        )
        return Intended(on_paper, against, tuple(_another_form(on_paper, entry.cluster)))

    return _each_with_its_own(papers, one)


def _each_with_its_own(
    papers: Sequence[Papers], one: Callable[[Entry, Papers | None], Intended]
) -> Make:
    """Make an act a title; a single form for a single title is meant for it, whatever it says."""

    def make(entries: Sequence[Entry]) -> list[Intended]:
        if len(entries) == 1 and len(papers) == 1:
            return [one(entries[0], papers[0])]
        own = [next((p for p in papers if p.is_of(each.cluster)), None) for each in entries]
        if left := [each for each in papers if each not in own]:
            raise Unusable(map(_of_nobody, left))
        return [one(entry, each) for entry, each in zip(entries, own, strict=True)]

    return make


def _of_nobody(papers: Papers) -> Problem:
    return Problem(
        code="another-cluster",
        file=papers.checked.file,
        message=Message(
            "The form is of “{name}”, which is none of the titles named.",
            name=papers.form.cluster_name or "—",
        ),
    )


def _not_yet(own: Papers) -> Iterator[Problem]:
    if own.verdict is not Verdict.ELIGIBLE:
        yield _NOT_YET_ELIGIBLE.at(own.checked.file, verdict=own.verdict.words)


def _another_form(event: ReviewPassed, cluster: Cluster) -> Iterator[Problem]:
    """Warn where the form is not, byte for byte, the one that came with the application."""
    seen = in_view(cluster.events, Clocks(event.on))
    applied = [each for each in seen if isinstance(each, ReviewApplied)]
    if applied and applied[-1].application_sha256 not in (None, event.application_sha256):
        yield _ANOTHER_FORM.at(day=applied[-1].on)


_NOT_YET_ELIGIBLE = Fault(
    "not-yet-eligible",
    Message("As the application stands, the verdict is “{verdict}”."),
    severity=Severity.WARNING,
)
_ANOTHER_FORM = Fault(
    "another-form",
    Message("The form is not the one that came with the application of {day}."),
    Message("It is right where the form was mended since."),
    severity=Severity.WARNING,
)
