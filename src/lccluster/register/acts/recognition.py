"""Recognitions (认定公布)."""

from typing import ClassVar, Literal

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, Situation, refused
from lccluster.register.acts.particulars import Particular
from lccluster.register.acts.terms import outside_the_calendar, outside_the_period
from lccluster.register.days import last_day, review_from, years_on
from lccluster.register.facts import Title
from lccluster.rulebook.measure import Measure

FROM_ROUND = Particular("caused_by", Message("from the round"))
APPLICATION = Particular("application_sha256", Message("application"))
PAPERS = (
    Particular("rulebook", Message("rulebook")),
    APPLICATION,
    Particular("findings_sha256", Message("findings")),
    FROM_ROUND,
)


class Recognised(Act, frozen=True, kw_only=True):
    """认定公布."""

    words: ClassVar[Message] = Message("recognition")
    particulars: ClassVar[tuple[Particular, ...]] = PAPERS
    usually_next: ClassVar[str | None] = "notice {recognition} {options}"
    decides: ClassVar[bool] = True

    event: Literal["recognised"] = "recognised"
    rulebook: str | None = None
    application_sha256: str | None = None
    findings_sha256: str | None = None
    caused_by: str | None = None  # the year of a round and the application's number there

    def against(self, met: Situation) -> list[Refusal]:
        """One cluster is recognised once; its term has to have a last day."""
        return [*self._against_itself(met), *outside_the_period(self, met)]

    def _against_itself(self, met: Situation) -> list[Refusal]:
        validity = met.measure.validity
        if met.title is None:
            return outside_the_calendar(self, self.on, years_on(validity), validity.article)
        message = Message(
            "The cluster was recognised on {day} already.", day=met.title.recognised_on
        )
        return refused(self, "already-recognised", message, validity.article)

    def after(self, title: Title | None, name: str, measure: Measure) -> Title:
        """Begin a title."""
        until = last_day(self.on, measure.validity)
        return Title(
            name=title.name if title else name,
            recognised_on=self.on,
            valid_until=until,
            review_from=review_from(until, measure),
            document_number=self.document_number,
            overrides=((self.event, self.override),) if self.override else (),
        )
