"""What officials found: a file of its own, never part of the applicant's declaration."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from lccluster.form.group import Group, labelled
from lccluster.form.types import Cell, Day, Named, Office, Text
from lccluster.form.words import OUTCOMES, WAIVERS, offered
from lccluster.language import Message
from lccluster.quantities import Lowest, QuantityError, read_number


def _one_of(words: Mapping[str, str]) -> Callable[[str | None], str | None]:
    def read(text: str | None) -> str | None:
        if text is None or text in words:
            return words[text] if text else None
        raise QuantityError(
            "unknown-word",
            Message("“{word}” is not known here.", word=text),
            Message("Known here: {keys}.", keys=offered(words)),
        )

    return read


def _read_bound(text: str | None) -> Decimal | None:
    return read_number(text, Lowest.ZERO)


class Finding(Group):
    """One answer: a judgement's outcome, or the decision on a waiver with its relaxed bound."""

    condition: Text = labelled("条件", "id or label of the condition")
    element: Text = labelled(
        "要素", "id or label of one element of it, where only that is answered"
    )
    outcome: Annotated[str | None, Cell(_one_of(OUTCOMES), {"enum": list(OUTCOMES)})] = labelled(
        "结论", "met or not_met, for a judgement"
    )
    waiver: Annotated[str | None, Cell(_one_of(WAIVERS), {"enum": list(WAIVERS)})] = labelled(
        "放宽", "granted or refused, for a waiver"
    )
    points: Annotated[
        Decimal | None, Cell(_read_bound, {"type": ["number", "string"], "minimum": 0})
    ] = labelled("得分", "points from 0 to 100, for an item of a score")
    bound: Annotated[
        Decimal | None, Cell(_read_bound, {"type": ["number", "string"], "minimum": 0})
    ] = labelled("放宽标准", "the relaxed bound, where there is one", "放宽到")
    reason: Text = labelled("理由", "why")
    by: Office = labelled("认定人", "who found it", "经办人")
    office: Office = labelled("单位", "a recommending office, or the city's")
    on: Day = labelled("日期", "day of the finding")

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has filled anything in yet: the condition alone is no answer."""
        return all(value is None for name, value in self if name not in ("condition", "element"))


class Findings(Group):
    """The findings on one cluster."""

    cluster: Named = labelled("产业集群名称", "name of the cluster, as on the form")
    findings: tuple[Finding, ...] = Field(default=(), title="审核意见", description="findings")
