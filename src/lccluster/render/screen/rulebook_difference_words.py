"""What the parts and keys of a rulebook are called where two rulebooks stand side by side."""

from __future__ import annotations

from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.rulebook.conditions import Check
from lccluster.rulebook.differences import RulebookPart

PARTS = {
    RulebookPart.MEASURE: Message("The measure"),
    RulebookPart.CONDITIONS: Message("Conditions"),
    RulebookPart.WAIVERS: Message("Waivers"),
    RulebookPart.MATERIALS: Message("Materials"),
    RulebookPart.CONTRADICTIONS: Message("Form checks: contradictions"),
    RulebookPart.BANDS: Message("Form checks: bands"),
    RulebookPart.SLIPS: Message("Form checks: slips of unit"),
    RulebookPart.APPROXIMATE: Message("Form checks: approximate figures"),
    RulebookPart.RECOMMENDATION: Message("The county's recommendation"),
    RulebookPart.DUTIES: Message("Yearly duties"),
    RulebookPart.QUOTAS: Message("Quotas"),
    RulebookPart.GROUNDS: Message("Grounds on which a title ends"),
    RulebookPart.READINGS: Message("Readings"),
    RulebookPart.ARTICLES: Message("Provisions"),
    RulebookPart.OFFICES: Message("Offices"),
}
KEYS = {
    "title": Message("title"),
    "document_number": Message("document number"),
    "registration": Message("registration"),
    "authority": Message("authority"),
    "in_force.from": Message("in force from"),
    "in_force.until": Message("in force until"),
    "in_force.article": Message("provision on the period"),
    "validity.article": Message("provision on the validity"),
    "validity.years": Message("years of validity"),
    "validity.counting": Message("how years are counted"),
    "validity.first": Message("which year is the first"),
    "review.article": Message("provision on the re-review"),
    "review.applied_for": Message("when a re-review is applied for"),
    "review.extends_years": Message("years that a re-review adds"),
    "review.conditions": Message("conditions that a re-review asks"),
    "future_acts.warn_after_days": Message("days ahead that are asked about"),
    "future_acts.reason_after_years": Message("years ahead that need a reason"),
    "level": Message("level"),
    "draft": Message("draft"),
    "article": Message("provision"),
    "label": Message("label"),
    "says": Message("what it asks"),
    "kind": Message("kind of check"),
    "field": Message("field"),
    "bound": Message("bound"),
    "years": Message("years that count"),
    "figures": Message("figures"),
    "asks": Message("question for people"),
    "shows": Message("shown beside it"),
    "waiver": Message("waiver"),
    "reading": Message("reading"),
    "claimed_by_rank": Message("claimed by a rank in"),
    "claimed_by_yes": Message("claimed by a yes in"),
    "evidence": Message("evidence"),
    "without_claim": Message("no claim needed"),
    "optional": Message("optional"),
    "sealed": Message("sealed"),
    "most_characters": Message("most characters"),
    "copies": Message("copies"),
    "total": Message("total"),
    "parts": Message("parts of the total"),
    "fields": Message("fields"),
    "of": Message("of"),
    "year": Message("year"),
    "filed": Message("day of the filing"),
    "covers": Message("figures of that year"),
    "years_back": Message("years before the filing at most"),
    "below": Message("below"),
    "at_most": Message("at most"),
    "at_least": Message("at least"),
    "above": Message("more than"),
    "from": Message("lowest"),
    "to": Message("highest, or the whole of a share"),
    "elements": Message("elements"),
    "bar": Message("rules out by itself"),
    "ground": Message("ground to revoke"),
    "about.words": Message("words for about the number"),
    "about.within_percent": Message("percent around the number"),
    "per": Message("per"),
    "times": Message("times"),
    "unit": Message("unit"),
    "lowest": Message("lowest"),
    "highest": Message("highest"),
    "text": Message("the opinion's words stand in"),
    "day": Message("its day stands in"),
    "seal": Message("its seal stands in"),
    "agrees": Message("words that recommend"),
    "refuses": Message("words that do not recommend"),
    "harmless": Message("words that only sound like a refusal"),
    "written_in": Message("written in"),
    "factor": Message("factor"),
    "owed_by": Message("owed by"),
    "due_on": Message("due on"),
    "due": Message("due on several days"),
    "called": Message("what lists call it"),
    "overdue_after": Message("overdue after"),
    "most": Message("at most a year"),
    "notice": Message("how a notice asks for it"),
    "when": Message("presupposes"),
    "question": Message("question"),
    "chosen": Message("reading"),
    "for_people": Message("why people do it"),
    "name": Message("name"),
    "aliases": Message("other names"),
    "former": Message("old names"),
}


_APPROXIMATE = {
    "below": Message("words for below the number"),
    "at_most": Message("words for at most the number"),
    "at_least": Message("words for at least the number"),
    "above": Message("words for above the number"),
}


def key_words(part: RulebookPart, key: str) -> Message:
    """Give what a key of a rulebook is called; a kind of check names the keys of its own."""
    if part is RulebookPart.APPROXIMATE and key in _APPROXIMATE:
        return _APPROXIMATE[key]
    own = (head for kind in kinds_of(Check) for head in kind.heads.items())
    return {**KEYS, **dict(own)}[key]
