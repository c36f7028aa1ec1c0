"""The county checks, reviews and recommends (第七条)."""

from typing import TYPE_CHECKING, ClassVar, Literal

from lccluster.language import Message
from lccluster.quantities import names_nothing
from lccluster.register.acts.act import Refusal
from lccluster.register.acts.particulars import Particular
from lccluster.round.acts.act import WITHOUT_A_NUMBER, RoundAct
from lccluster.round.acts.filing import LATE
from lccluster.round.states import State
from lccluster.rulebook.procedure import Step

if TYPE_CHECKING:
    from lccluster.round.acts.met import Met

REASON = Particular("reason", Message("reason"), Message("The reason."))
FINDINGS = Particular("findings_sha256", Message("findings"))


class ComplianceChecked(RoundAct, frozen=True, kw_only=True):
    """The papers were checked for being complete and in order."""

    words: ClassVar[Message] = Step.COMPLIANCE_CHECKED.words
    state: ClassVar[State | None] = State.UNDER_FIRST_REVIEW
    again: ClassVar[bool] = True
    command: ClassVar[str | None] = "check-compliance"
    does: ClassVar[Message] = Message("Record that an application's papers were checked.")

    event: Literal["compliance_checked"] = "compliance_checked"


class FirstReviewed(RoundAct, frozen=True, kw_only=True):
    """The first review: passed, or failed, for a reason."""

    words: ClassVar[Message] = Step.FIRST_REVIEWED.words
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("outcome", Message("outcome"), Message("How it ended."), "passed|failed"),
        REASON,
        FINDINGS,
    )
    command: ClassVar[str | None] = "review"
    does: ClassVar[Message] = Message("Record the first review of an application.")

    event: Literal["first_reviewed"] = "first_reviewed"
    outcome: Literal["passed", "failed"]
    reason: str
    findings_sha256: str | None = None

    def needs_eligible(self) -> bool:
        """Tell whether it is passed."""
        return self.outcome == "passed"

    def left_in(self) -> State | None:
        """Give the state by its outcome."""
        passed = self.outcome == "passed"
        return State.FIRST_REVIEW_PASSED if passed else State.FIRST_REVIEW_FAILED


class Recommended(RoundAct, frozen=True, kw_only=True):
    """The county recommends in writing, by rank where it gives one."""

    rests_on_all: ClassVar[bool] = True
    words: ClassVar[Message] = Step.RECOMMENDED.words
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("rank", Message("rank")),
        LATE,
        FINDINGS,
    )
    state: ClassVar[State | None] = State.RECOMMENDED
    asks_eligible: ClassVar[bool] = True
    command: ClassVar[str | None] = "recommend"
    own_making: ClassVar[bool] = True
    does: ClassVar[Message] = Message("Record that a county recommends, in writing.")

    event: Literal["recommended"] = "recommended"
    rank: int | None = None
    late: str | None = None
    findings_sha256: str | None = None

    def against(self, met: "Met") -> list[Refusal]:
        """It is the county's own and has a number; the first comes by the call's last day, within the quota."""
        found = [*self._of_another(met), *self._without_a_number(met)]
        return found if met.is_recommended else [*found, *self._too_late(met), *self._too_many(met)]

    def _of_another(self, met: "Met") -> list[Refusal]:
        own, by = met.county, met.offices.county(self.by or "")
        if by is None or by is met.offices.county(own):
            return []
        message = Message(
            "It was filed in {county}; {other} does not recommend it.", county=own, other=by.name.zh
        )
        return [self.refused("another-county", message, met.article_of(self))]

    def _without_a_number(self, met: "Met") -> list[Refusal]:
        if not names_nothing(self.document_number):
            return []
        return [self.refused("no-document", WITHOUT_A_NUMBER, met.article_of(self))]

    def _too_late(self, met: "Met") -> list[Refusal]:
        until = met.call.recommendations_until
        if self.on <= until or not names_nothing(self.late):
            return []
        message = Message(
            "Recommendations come by {until}, this one is of {day}; --late REASON takes it all the same.",
            until=until,
            day=self.on,
        )
        return [self.refused("late", message, met.call.line("recommendations_until"))]

    def _too_many(self, met: "Met") -> list[Refusal]:
        county = met.county
        most = met.call.quota(county, met.offices)
        if most is None or met.recommended_of(county) < most:
            return []
        message = Message(
            "{county} may recommend at most {most}; it would be more. --order APP,APP… says which ones.",
            county=county,
            most=most,
        )
        return [self.refused("above-quota", message, met.call.line("quotas"))]


class NotRecommended(RoundAct, frozen=True, kw_only=True):
    """The county does not recommend, for a reason."""

    words: ClassVar[Message] = Message("decision not to recommend")
    particulars: ClassVar[tuple[Particular, ...]] = (REASON,)
    state: ClassVar[State | None] = State.NOT_RECOMMENDED
    beside: ClassVar[str] = "recommended"
    instead: ClassVar[bool] = True
    command: ClassVar[str | None] = "not-recommend"
    does: ClassVar[Message] = Message("Record that the county does not recommend.")

    event: Literal["not_recommended"] = "not_recommended"
    reason: str
