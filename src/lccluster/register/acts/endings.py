"""Cancellations and revocations: two different ends, each on a ground and on paper (第十三条, 第十四条)."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.language import Listing, Message
from lccluster.quantities import names_nothing
from lccluster.register.acts.act import Act, Refusal, grounds_of, refused, whole_article
from lccluster.register.acts.particulars import SETTING_ASIDE, Particular, WayBack
from lccluster.register.acts.reviews import after_failure
from lccluster.register.facts import Standing, Title
from lccluster.rulebook.called import called, explained_name
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Ground, Measure

GROUND = Particular(
    "ground", Message("ground"), Message("The ground: its id, its provision, or words of it."), "G"
)


def not_on_paper(act: Act, article: Citation | None) -> list[Refusal]:
    """Refuse a decision that names no document."""
    if not names_nothing(act.document_number):
        return []
    message = Message("An act like this needs its document: --document NUMBER.")
    return refused(act, "no-document", message, article)


class Ending(Act, frozen=True, kw_only=True):
    """The end of a title, on a ground that the measure states; it may be set aside."""

    particulars: ClassVar[tuple[Particular, ...]] = (GROUND,)
    correctable: ClassVar[tuple[str, ...]] = (*Act.correctable, "ground")
    taken_back: ClassVar[WayBack] = SETTING_ASIDE
    decides: ClassVar[bool] = True
    ends_as: ClassVar[Standing]

    ground: str

    @classmethod
    def grounds(cls, measure: Measure) -> Sequence[Ground]:
        """Give the grounds on which a title may end so."""
        return grounds_of(cls.ends_as, measure)

    def article(self, measure: Measure) -> Citation | None:
        """Cite the article of its grounds."""
        return whole_article(self.grounds(measure))

    def stated(self, measure: Measure) -> Ground | None:
        """Give its ground as the measure states it, named by id or label; None where it states none like that."""
        return next(iter(called(self.ground, self.grounds(measure))), None)

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """An end has a ground that holds on its day, and a document."""
        ground = self.stated(measure)
        if ground is None:
            unknown = self._no_ground(self.grounds(measure), measure)
            return [*unknown, *not_on_paper(self, self.article(measure))]
        return [*self._not_holding(title, ground), *not_on_paper(self, ground.article)]

    def _not_holding(self, title: Title, ground: Ground) -> list[Refusal]:
        standing = title.standing(self.on)
        if ground.when is None or standing == ground.when:
            return []
        message = Message(
            "“{ground}” does not hold on {day}: its standing is “{standing}”, its last day {until}.",
            ground=ground.label,
            day=self.on,
            standing=standing.words,
            until=title.valid_until,
        )
        return refused(self, "ground-does-not-hold", message, ground.article)

    def _no_ground(self, grounds: Sequence[Ground], measure: Measure) -> list[Refusal]:
        known = Listing(map(explained_name, grounds))
        if not grounds:
            code, message = "no-grounds-known", Message("The measure states no ground for it.")
        elif not self.ground:
            code = "no-ground"
            message = Message(
                "An act like this needs its ground: --ground, one of {known}.", known=known
            )
        else:
            code = "unknown-ground"
            message = Message(
                "“{ground}” is no ground for it; known here: {known}.",
                ground=self.ground,
                known=known,
            )
        return refused(self, code, message, self.article(measure))

    def changed(self, title: Title, measure: Measure) -> Title:
        """End the title; what its ground presupposes may have been set aside since."""
        ground = self.stated(measure)
        presupposed = ground.when if ground else None
        lost = presupposed is not None and title.standing(self.on) != presupposed
        return replace(title, ended=self.ends_as, ended_on=self.on, ground_lost=lost)


class Cancelled(Ending, frozen=True, kw_only=True):
    """第十三条 取消称号."""

    words: ClassVar[Message] = Message("cancellation of the title")
    usually_next: ClassVar[str | None] = "notice {cancellation} {options}"
    command: ClassVar[str | None] = "cancel"
    does: ClassVar[Message] = Message(
        "Record that a title was cancelled, on a ground of its measure."
    )
    ends_as: ClassVar[Standing] = Standing.CANCELLED

    event: Literal["cancelled"] = "cancelled"


class Revoked(Ending, frozen=True, kw_only=True):
    """第十四条 撤销命名."""

    words: ClassVar[Message] = Message("revocation of the title")
    usually_next: ClassVar[str | None] = "notice {revocation} {options}"
    command: ClassVar[str | None] = "revoke"
    does: ClassVar[Message] = Message("Record that a title was revoked.")
    ends_as: ClassVar[Standing] = Standing.REVOKED

    event: Literal["revoked"] = "revoked"

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """After a failed re-review a title is revoked on that failure alone."""
        found, ground = Ending.against_standing(self, title, measure), self.stated(measure)
        if ground and ground.when == Standing.REVIEW_FAILED.value:
            return found
        return [*after_failure(self, title, measure), *found]
