"""The notices that the office drafts, one class each: its titles, its annex, what it cites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.choices import CHOICES
from lccluster.kinds import Kind
from lccluster.language import Message
from lccluster.register.acts import Ending, end_for
from lccluster.register.acts.act import grounds_of, whole_article
from lccluster.register.facts import Standing
from lccluster.register.rows import Row
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.called import called
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Ground, Measure

WAITING = (Standing.EXPIRED, Standing.REVIEW_FAILED)
UNDECIDED = (Standing.RECOGNISED, Standing.REVIEW_DUE, Standing.EXPIRED)


class NoticeKind(Kind, frozen=True):
    """A notice: `annex` names columns of the title list; its sentences stand in `notices.yaml`.

    `on_applications` may be drafted before anything is recognised.
    """

    words: ClassVar[Message]
    annex: ClassVar[tuple[str, ...]]
    on_applications: ClassVar[bool] = False
    says_ground: ClassVar[bool] = False

    def article(self, measure: Measure) -> Citation | None:
        """Give the article that it cites beside the measure itself."""
        return None

    def year_of(self, rows: Sequence[Row]) -> int:
        """Say of which year it speaks where nobody said it."""
        return rows[0].as_of.year

    def usual(self, rows: Sequence[Row], year: int | None, measure: Measure) -> list[Row]:
        """Choose the titles that it is about where nobody named them: all, unless its kind knows better."""
        return list(rows)

    def named(self, row: Row) -> Row:
        """Give a title under the name that it bears in this notice."""
        return row


class _OfRecognition(NoticeKind, frozen=True):
    on_applications: ClassVar[bool] = True

    def named(self, row: Row) -> Row:
        """Call it as it was recognised, whatever it is called since."""
        return replace(row, title=replace(row.title, name=row.cluster.name))

    def usual(self, rows: Sequence[Row], year: int | None, measure: Measure) -> list[Row]:
        """Take those of the year asked for, else of the last day on which any was recognised."""
        if year is not None:
            return [row for row in rows if row.title.recognised_on.year == year]
        last = max((row.title.recognised_on for row in rows), default=None)
        return [row for row in rows if row.title.recognised_on == last]


class PublicNotice(_OfRecognition, frozen=True):
    """第八条 公示."""

    words: ClassVar[Message] = CHOICES["public"]
    annex: ClassVar[tuple[str, ...]] = ("number", "county", "name", "applicant")

    kind: Literal["public"] = "public"


class RecognitionNotice(_OfRecognition, frozen=True):
    """第九条 公布."""

    words: ClassVar[Message] = CHOICES["recognition"]
    annex: ClassVar[tuple[str, ...]] = ("number", "county", "name", "recognised_on", "valid_until")

    kind: Literal["recognition"] = "recognition"


class ReviewNotice(NoticeKind, frozen=True):
    """第十三条 复核."""

    words: ClassVar[Message] = CHOICES["review"]
    annex: ClassVar[tuple[str, ...]] = ("number", "county", "name", "recognised_on", "valid_until")

    kind: Literal["review"] = "review"

    def article(self, measure: Measure) -> Citation | None:
        """Cite the article of the re-review."""
        return measure.review.article

    def year_of(self, rows: Sequence[Row]) -> int:
        """Speak of the year in which the titles run out."""
        return rows[0].title.valid_until.year

    def usual(self, rows: Sequence[Row], year: int | None, measure: Measure) -> list[Row]:
        """Take those whose last day falls in the year and that have not applied."""
        return [
            row
            for row in rows
            if row.standing in UNDECIDED and row.title.valid_until.year == (year or row.as_of.year)
        ]


class EndingNotice(NoticeKind, frozen=True):
    """The end of titles, on the grounds that the measure states for it."""

    says_ground: ClassVar[bool] = True
    ends_as: ClassVar[Standing]

    def article(self, measure: Measure) -> Citation | None:
        """Cite the article of the grounds, without its items."""
        return whole_article(grounds_of(self.ends_as, measure))

    def usual(self, rows: Sequence[Row], year: int | None, measure: Measure) -> list[Row]:
        """Take those that wait for the act; where none does, those that ended last."""
        waiting = [row for row in rows if row.standing in WAITING and self._ends(row, measure)]
        return waiting if waiting and year is None else self._ended(rows, year)

    def _ends(self, row: Row, measure: Measure) -> bool:
        """Tell whether a title will end so, as the measure has it; it is cancelled where none does."""
        return (end_for(row.standing, measure) or Standing.CANCELLED) is self.ends_as

    def _ended(self, rows: Sequence[Row], year: int | None) -> list[Row]:
        ended = [(row, row.title.ended_on) for row in rows if row.standing is self.ends_as]
        if year is not None:
            return [row for row, day in ended if day and day.year == year]
        last = max((day for _, day in ended if day), default=None)
        return [row for row, day in ended if day == last]


class CancellationNotice(EndingNotice, frozen=True):
    """第十三条 取消称号."""

    words: ClassVar[Message] = CHOICES["cancellation"]
    annex: ClassVar[tuple[str, ...]] = ("number", "county", "name", "valid_until")
    ends_as: ClassVar[Standing] = Standing.CANCELLED

    kind: Literal["cancellation"] = "cancellation"


class RevocationNotice(EndingNotice, frozen=True):
    """第十四条 撤销命名."""

    words: ClassVar[Message] = CHOICES["revocation"]
    annex: ClassVar[tuple[str, ...]] = ("number", "county", "name", "recognised_on")
    ends_as: ClassVar[Standing] = Standing.REVOKED

    kind: Literal["revocation"] = "revocation"


def ground_of(row: Row, measure: Measure, given: str | None) -> Ground | None:
    """Say why a title ends: what the act says, else what was given, else what its standing means."""
    acts = in_view(row.cluster.events, Clocks(row.as_of))
    ended = next((act for act in reversed(acts) if isinstance(act, Ending)), None)
    grounds = (*measure.grounds.cancel, *measure.grounds.revoke)
    meant = next((each.id for each in grounds if each.when == row.standing.value), None)
    wanted = ended.ground if ended else given or meant
    return next(iter(called(wanted, grounds)), None)
