"""What an element's row leaves blank is what stands in the row of its judgement, so that it is typed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from lccluster.files.forms.document.grid import Box

Row = Mapping[str, Box]
WHY, WHO = ("reason",), ("by", "office", "on")  # who found it, where and when belong together


class LentAnswer(Struct, frozen=True):
    """A row of the sheet, and what of it officials filled in."""

    row: Row
    stated: Row

    @property
    def condition(self) -> str:
        """Name the condition that it is on."""
        return self.row["id"].text

    @property
    def is_on_an_element(self) -> bool:
        """Tell whether it answers one element of its condition."""
        return "element" in self.row and self.row["element"].text != ""

    @property
    def only_lends(self) -> bool:
        """Tell whether it answers nothing itself."""
        return {*self.stated} <= {*WHY, *WHO}

    def borrowed(self, lender: LentAnswer) -> Row:
        """Give what it takes of another row; what has a name, office or day of its own takes none of them.

        A reason for another outcome than its own is none for it.
        """
        lends = (WHY, WHO) if lender.only_lends or self._agrees(lender) else (WHO,)
        blank = [keys for keys in lends if not {*keys} & {*self.stated}]
        wanted = [key for keys in blank for key in keys]
        return {key: lender.stated[key] for key in wanted if key in lender.stated}

    def _agrees(self, other: LentAnswer) -> bool:
        found = other.stated.get("outcome")
        return found is not None and found.text == self.stated["outcome"].text


def lent(answers: Sequence[LentAnswer]) -> list[LentAnswer]:
    """Fill the rows of elements from those of their judgements; one that only lends answers nothing.

    Of two rows on one judgement nobody can tell which is meant: neither lends.
    """
    lenders = _lenders(answers)
    made, used = [], set()
    for each in answers:
        lender = lenders.get(each.condition)
        borrows = lender and each.is_on_an_element and "outcome" in each.stated
        borrowed = each.borrowed(lender) if lender and borrows else {}
        if borrowed:
            used.add(each.condition)
            made.append(LentAnswer({**each.row, **borrowed}, {**each.stated, **borrowed}))
        else:
            made.append(each)
    return [LentAnswer(each.row, {}) if _has_lent(each, used) else each for each in made]


def _lenders(answers: Sequence[LentAnswer]) -> dict[str, LentAnswer]:
    whole = [each for each in answers if each.stated and not each.is_on_an_element]
    many = Counter(each.condition for each in whole)
    return {each.condition: each for each in whole if many[each.condition] == 1}


def _has_lent(answer: LentAnswer, used: set[str]) -> bool:
    return answer.condition in used and not answer.is_on_an_element and answer.only_lends
