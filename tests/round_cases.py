"""Rounds in a few words, for cases: the call, the panel, the law, and acts as a record has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from lccluster.files.rules.procedure_file import read_procedure
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed import building
from lccluster.register.view import Clocks
from lccluster.round.acts import CallIssued, RoundAct
from lccluster.round.call import Call, NoticeTerms, PanelTerms
from lccluster.round.circumstances import Circumstances
from lccluster.round.life import life_of
from lccluster.round.records import ApplicationRecord, RoundRecord, as_it_stands
from lccluster.round.reviewing.panel import Expert, Panel, Tie
from lccluster.vocabulary import Verdict
from shipped import BOOK, FOLDER

FIRST = "371522-01"
procedure = read_procedure(FOLDER)
assert procedure is not None
PROCEDURE = procedure
CALL = Call(
    rulebook="liaocheng-2021-97",
    title="申报通知",
    document_number="聊工信〔2025〕1号",
    issued_on=date(2025, 3, 1),
    applications_until=date(2025, 5, 31),
    recommendations_until=date(2025, 6, 30),
    notice=NoticeTerms(5, "working_days"),
    quotas={"莘县": 2},
    panel=PanelTerms(2, {"经营": Decimal(60), "能力": Decimal(40)}),
)
PANEL = Panel(
    (
        Expert("E1", "甲某", "某大学"),
        Expert("E2", "乙某", "某研究院"),
        Expert("E4", "丁某", "某公司", ties=(Tie("莘县轴承厂", "adviser"),)),
    )
)
ISSUED = CallIssued(id="0", on=CALL.issued_on, call_sha256="a")
Read = TypeVar("Read")


def read_cases(kind: type[Read], path: Path) -> Read:
    """Read a file of cases, as strictly as a record is read."""
    document = read_yaml(path)
    found, problems = building.build(kind, document)
    assert found is not None, [str(each.message) for each in problems]
    return found


def record(*events: RoundAct, id: str = FIRST, **said: Any) -> ApplicationRecord:
    """An application of 莘县."""
    facts = {"cluster": f"莘县{id[-2:]}特色产业集群", "county": "莘县", "applicant": "莘县轴承厂"}
    return ApplicationRecord(id=id, events=events, **(facts | said))


def own(*events: RoundAct) -> RoundRecord:
    """The round's own record; its call was issued."""
    return RoundRecord(
        id="2025", round="R", rulebook="liaocheng-2021-97", title="通知", events=(ISSUED, *events)
    )


def met(of: ApplicationRecord, round: RoundRecord, on: date, **said: Any) -> Circumstances:
    """What an act on an application meets on a day; it is eligible unless told otherwise."""
    facts: dict[str, Any] = {
        "call": CALL,
        "procedure": PROCEDURE,
        "offices": BOOK.offices,
        "panel": PANEL,
        "verdict": Verdict.ELIGIBLE,
    }
    life = life_of(as_it_stands(of), as_it_stands(round), Clocks(on))
    return Circumstances(record=of, round=round, life=life, **(facts | said))
