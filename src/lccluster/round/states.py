"""Where an application stands; derived from what was recorded, never recorded itself."""

from __future__ import annotations

from enum import StrEnum

from lccluster.language import Message


class State(StrEnum):
    """Where an application stands on a day."""

    FILED = "filed"
    RETURNED = "returned"
    UNDER_FIRST_REVIEW = "under_first_review"
    FIRST_REVIEW_PASSED = "first_review_passed"
    FIRST_REVIEW_FAILED = "first_review_failed"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    UNDER_EXPERT_REVIEW = "under_expert_review"
    PROPOSED = "proposed"
    NOT_PROPOSED = "not_proposed"
    IN_PUBLIC_NOTICE = "in_public_notice"
    OBJECTION_OPEN = "objection_open"
    READY_TO_PROMULGATE = "ready_to_promulgate"
    PROMULGATED = "promulgated"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _WORDS[self]

    @property
    def at_an_end(self) -> bool:
        """Tell whether nothing more comes of the application in this round."""
        return self in _ENDS

    @property
    def beyond_the_proposal(self) -> bool:
        """Tell whether the application is on the list that is shown."""
        return self in _LISTED


_ENDS = frozenset(
    (
        State.FIRST_REVIEW_FAILED,
        State.NOT_RECOMMENDED,
        State.NOT_PROPOSED,
        State.PROMULGATED,
        State.WITHDRAWN,
    )
)
_LISTED = frozenset(
    (State.PROPOSED, State.IN_PUBLIC_NOTICE, State.OBJECTION_OPEN, State.READY_TO_PROMULGATE)
)
_WORDS = {
    State.FILED: Message("filed"),
    State.RETURNED: Message("returned for completion"),
    State.UNDER_FIRST_REVIEW: Message("under first review"),
    State.FIRST_REVIEW_PASSED: Message("first review passed"),
    State.FIRST_REVIEW_FAILED: Message("first review failed"),
    State.RECOMMENDED: Message("recommended"),
    State.NOT_RECOMMENDED: Message("not recommended"),
    State.UNDER_EXPERT_REVIEW: Message("under expert review"),
    State.PROPOSED: Message("proposed"),
    State.NOT_PROPOSED: Message("not proposed"),
    State.IN_PUBLIC_NOTICE: Message("in public notice"),
    State.OBJECTION_OPEN: Message("objection being examined"),
    State.READY_TO_PROMULGATE: Message("ready to promulgate"),
    State.PROMULGATED: Message("promulgated"),
    State.WITHDRAWN: Message("withdrawn"),
}
