"""`measure.yaml`: which document this is, when it is in force, and the law of the title."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.duty import Duty, Owner
from lccluster.rulebook.years import Years
from lccluster.vocabulary import Words

NOT_NUMBERED = "未编号"  # the number of a draft, as its file says it
# What stands where a document has no number; a number itself is Chinese in either language.
NO_NUMBER = {NOT_NUMBERED: Message("not numbered yet"), "文号未详": Message("number not known")}


class Period(Struct, frozen=True):
    """Days on which the measure is in force, both included; no end where none is known."""

    from_: date
    until: date | None
    article: Citation

    def covers(self, day: date) -> bool:
        """Tell whether the measure is in force on `day`."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Reading(Struct, frozen=True):
    """Where the text is silent or ambiguous: the question, and how this rulebook reads it."""

    id: Name
    article: Citation
    question: Words
    chosen: Words


class Article(Struct, frozen=True):
    """One provision in our own words, and why nothing computes it where that is so."""

    article: Citation
    says: Words
    for_people: Words | None = None


class Validity(Struct, frozen=True):
    """How long a title lasts, and how its last day is counted.

    In calendar years its last day is 31 December, and `first` says which year is the first. What is
    not known is left out, both years and counting.
    """

    article: Citation
    years: Years | None = None
    counting: Literal["civil-code", "inclusive", "calendar-years"] | None = None
    first: Literal["year-of-recognition", "next-year"] | None = None


class Review(Struct, frozen=True):
    """When a title may be reviewed again, on which conditions, and what a passed review adds.

    `conditions` are those that a re-review asks, where it does not ask all of them. What a passed one
    adds is left out where it is not known.
    """

    article: Citation
    applied_for: Literal["year-of-last-day", "on-call", "not-stated"]
    extends_years: Years | None = None
    conditions: tuple[str, ...] | None = None


class Quota(Struct, frozen=True):
    """How many may be recommended in a year, for each office of a kind."""

    id: Name
    article: Citation
    label: Words
    per: Owner
    most: int


class FutureActs(Struct, frozen=True):
    """How far ahead of today an act may be dated: beyond that it is asked about. No law."""

    warn_after_days: int = 30
    reason_after_years: Years = Years(1)


class Ground(Struct, frozen=True):
    """A ground on which a title ends, and the standing it presupposes where it presupposes one."""

    id: Name
    article: Citation
    label: Words
    when: Literal["expired", "review_failed"] | None = None


class Grounds(Struct, frozen=True):
    """The grounds of 取消 and of 撤销, two different ends."""

    cancel: tuple[Ground, ...]
    revoke: tuple[Ground, ...]


def city_in(authority: str) -> str:
    """Name the city that the name of an authority begins with; empty where it names none."""
    found = re.match(r".+?市", authority)
    return found[0] if found else ""


class Measure(Struct, frozen=True):
    """A measure: identity, period, articles, readings and the law of the title.

    A `draft` is in force on no day; its period is the one planned. Of the measures at hand a day
    chooses among those of the city; one of a province or the nation counts where it is named.
    `quotas` are what the measure itself limits; what a year's call limits stands in the call.
    """

    id: Name
    title: Words
    document_number: str
    registration: str | None
    authority: Words
    in_force: Period
    validity: Validity
    review: Review
    duties: tuple[Duty, ...]
    grounds: Grounds
    readings: tuple[Reading, ...]
    articles: tuple[Article, ...]
    level: Literal["city", "province", "nation"] = "city"
    draft: bool = False
    quotas: tuple[Quota, ...] = ()
    future_acts: FutureActs = FutureActs()

    @property
    def subject(self) -> str:
        """Name what is recognised: the title without the kind of document."""
        return self.title.zh.partition("管理办法")[0]

    @property
    def number(self) -> str:
        """Give the document's number, or say that it has none."""
        return str(NO_NUMBER.get(self.document_number, self.document_number))

    @property
    def called(self) -> str:
        """Call the measure by its number; where it has none, by its title."""
        return str(self.title if self.document_number in NO_NUMBER else self.document_number)

    @property
    def cited(self) -> str:
        """Cite the measure by title and number."""
        return f"《{self.title.zh}》（{self.document_number}）"

    @property
    def city(self) -> str:
        """Name the city, as the name of its authority begins; empty for one of the nation."""
        return city_in(self.authority.zh)

    def duty(self, duty_id: str) -> Duty | None:
        """Find a duty by its id; None where the measure asks for no such thing."""
        for each in self.duties:
            if each.id == duty_id:
                return each
        return None

    def ground_when(self, standing: str) -> Ground | None:
        """Find the ground to end a title that presupposes a standing."""
        every = (*self.grounds.cancel, *self.grounds.revoke)
        return next((each for each in every if each.when == standing), None)

    @property
    def keeps_titles(self) -> bool:
        """Tell whether it is known how long titles last, first and after a re-review."""
        return None not in (self.validity.years, self.review.extends_years)

    def in_force_on(self, day: date) -> bool:
        """Tell whether the measure is in force on `day`; a draft never is."""
        return not self.draft and self.in_force.covers(day)

    @property
    def chosen_by_day(self) -> bool:
        """Tell whether a day can choose this measure, or only its name."""
        return self.level == "city" and not self.draft


def in_force(measures: Iterable[Measure], day: date) -> bool:
    """Tell whether any of some measures is in force on `day`."""
    return any(each.in_force_on(day) for each in measures)
