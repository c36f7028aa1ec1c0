"""Where an application stands; derived from what was recorded, never recorded itself."""

from __future__ import annotations

from lccluster.language import Message, Worded


class State(Worded):
    """Where an application stands on a day."""

    FILED = "filed", Message("filed")
    RETURNED = "returned", Message("returned for completion")
    UNDER_FIRST_REVIEW = "under_first_review", Message("under first review")
    FIRST_REVIEW_PASSED = "first_review_passed", Message("first review passed")
    FIRST_REVIEW_FAILED = "first_review_failed", Message("first review failed")
    RECOMMENDED = "recommended", Message("recommended")
    NOT_RECOMMENDED = "not_recommended", Message("not recommended")
    UNDER_EXPERT_REVIEW = "under_expert_review", Message("under expert review")
    PROPOSED = "proposed", Message("proposed")
    NOT_PROPOSED = "not_proposed", Message("not proposed")
    IN_PUBLIC_NOTICE = "in_public_notice", Message("in public notice")
    OBJECTION_OPEN = "objection_open", Message("objection being examined")
    READY_TO_PROMULGATE = "ready_to_promulgate", Message("ready to promulgate")
    PROMULGATED = "promulgated", Message("promulgated")
    WITHDRAWN = "withdrawn", Message("withdrawn")

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
