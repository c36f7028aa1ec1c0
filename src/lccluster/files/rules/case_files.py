"""The cases of a rulebook: a form, what officials answered, and what has to come out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.within import matching
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.typed.named import build_named
from lccluster.vocabulary import MaterialOutcome, Occasion, Verdict

COMPLETE = "complete.yaml"


class Relief(Struct, frozen=True):
    """A waiver granted or refused, with its relaxed bound where there is one."""

    waiver: Literal["granted", "refused"]
    bound: Decimal | None = None


class CaseFinding(Struct, frozen=True):
    """A finding of any office on any day, beside those that `judgements` and `waivers` stand for."""

    condition: str
    element: str | None = None
    outcome: Literal["met", "not_met"] | None = None
    waiver: Literal["granted", "refused"] | None = None
    bound: Decimal | None = None
    points: Decimal | None = None
    office: str | None = None
    on: date | None = None


class CaseFile(Struct, frozen=True):
    """A file of the form's materials, as the case has it."""

    state: Literal["fine", "absent", "empty", "outside", "broken"] = "fine"
    characters: int | None = None


class Expected(Struct, frozen=True):
    """What has to come out; what is not named is not looked at.

    A condition is `met`, or `not_met -0.01 km2` with margin and unit. A problem is its code, or
    `code field`, or `code field 万元` with the unit that the figure looks as if written in. A score is
    its points and its grade, `90 good`, each `-` while it is open.
    """

    verdict: Verdict | None = None
    reachable: tuple[Verdict, ...] | None = None
    conditions: dict[str, str] = field(default_factory=dict)
    materials: dict[str, MaterialOutcome] = field(default_factory=dict)
    problems: tuple[str, ...] | None = None
    next_steps: tuple[str, ...] | None = None
    refused: str | None = None
    score: str | None = None


class Case(Struct, frozen=True):
    """One case: what differs from the complete form, and what is expected.

    Judgements are `met` unless `judgements` says `not_met` or `open`; `without` names what is cut
    out of the complete form before `form` is laid over it. Findings are the city's, of the day of the
    form; `findings` names others, and `today` the day after which none may be dated. `occasion` says for
    what the application is.
    """

    name: str
    expect: Expected
    occasion: Occasion = Occasion.RECOGNITION
    on: date | None = None
    without: tuple[str, ...] = ()
    form: Any = None
    judgements: dict[str, Literal["met", "not_met", "open"]] = field(default_factory=dict)
    waivers: dict[str, Relief] = field(default_factory=dict)
    findings: tuple[CaseFinding, ...] = ()
    today: date | None = None
    files: dict[str, CaseFile] = field(default_factory=dict)


class CaseGroup(Struct, frozen=True):
    """A file of cases about one thing."""

    about: str
    cases: tuple[Case, ...]


def read_complete_form(folder: Path) -> Document:
    """Read the complete form that the cases of a rulebook start from; raises Unusable."""
    return read_yaml(folder / "cases" / COMPLETE, shape=shapes.FORM)


def read_cases(folder: Path) -> list[tuple[str, Case]]:
    """Read all cases of a rulebook with the files they stand in; raises Unusable."""
    cases: list[tuple[str, Case]] = []
    problems: list[Problem] = []
    for path in matching(folder / "cases", "*.yaml"):
        if path.name == COMPLETE:
            continue
        try:
            group, found, _ = build_named(CaseGroup, read_yaml(path, shape=shapes.CASES))
        except Unusable as unusable:
            group, found = None, list(unusable.problems)
        problems += found
        cases += [(path.name, case) for case in group.cases] if group else []
    if problems:
        raise Unusable(problems)
    return cases
