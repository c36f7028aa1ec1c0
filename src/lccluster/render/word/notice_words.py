"""What a notice says: the rulebook's words, with names, days and clauses put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from lccluster.kinds import known_by
from lccluster.register.notices import NoticeKind
from lccluster.render.office_words import chinese_day
from lccluster.rulebook.letters import ClusterNames, LastDays, NoticeSet
from lccluster.rulebook.measure import Measure

NAMED = 3  # clusters named in a sentence; all of them stand in the annex


BLANK = "　　"  # what the measure leaves open, the office fills in


class Facts(Struct, frozen=True):
    """What a notice is about: the measure, the clusters' names in order, and the year.

    `last_days` are those of the titles, in the same order; candidates have none.
    """

    measure: Measure
    names: Sequence[str]
    year: int
    last_days: Sequence[date] = ()

    def clusters(self, said: ClusterNames) -> str:
        """Name the first clusters and count them all."""
        count = len(self.names)
        words = said.one if count <= 1 else said.few if count <= NAMED else said.many
        return words.format(names="、".join(self.names[:NAMED]), count=count)

    def each_until(self, said: LastDays) -> str:
        """Say up to which day each title is valid: all of one day together."""
        days = Counter(self.last_days)
        if len(days) == 1:
            words = said.all if len(self.names) > 1 else said.one
            return words.format(day=chinese_day(self.last_days[0]))
        if len(self.last_days) <= NAMED:
            named = zip(self.names, self.last_days, strict=False)
            return "，".join(
                said.each.format(name=name, day=chinese_day(day)) for name, day in named
            )
        counted = (
            said.of_a_day.format(day=chinese_day(day), count=days[day]) for day in sorted(days)
        )
        return said.counted.format(days="、".join(counted))


class NoticeText(Struct, frozen=True):
    """One notice: what it is called, broken where its sense allows, its paragraphs, its annex.

    A paragraph that begins with 一、 is a heading. One that is `addressed` names whom it is for.
    """

    title: str
    paragraphs: tuple[str, ...]
    annex: str
    addressees: str
    addressed: bool = True


def words(kind: NoticeKind, facts: Facts, said: NoticeSet) -> NoticeText:
    """Word one notice."""
    notice = said.notices[known_by(type(kind))[1]]
    known = _of_the_measure(kind, facts)
    known |= {
        "clusters": facts.clusters(said.clusters),
        "until": facts.each_until(said.until),
        "annexed": said.annexed if facts.last_days else "",
        "apply": said.apply[facts.measure.review.applied_for].format(**known),
    }
    return NoticeText(
        notice.title.format(**known),
        (*(each.format(**known) for each in notice.paragraphs), *_yearly(facts, notice.duty)),
        notice.annex.format(**known),
        said.addressees,
        notice.addressed,
    )


def _of_the_measure(kind: NoticeKind, facts: Facts) -> dict[str, str]:
    measure = facts.measure
    article = kind.article(measure)
    return {
        "authority": measure.authority.zh,
        "kind": measure.subject,
        "law": measure.cited,
        "article": article.chinese if article else "",
        "year": str(facts.year),
        "years": str(measure.validity.years or BLANK),
        "extends": str(measure.review.extends_years or BLANK),
    }


def _yearly(facts: Facts, duty: str | None) -> Iterator[str]:
    """Say what each provision asks for every year, of whom; nothing where none does."""
    for each in facts.measure.duties if duty else ():
        if each.notice:
            yield str(duty).format(asks=each.notice.zh, article=each.article.chinese)
