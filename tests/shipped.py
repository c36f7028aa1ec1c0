"""The shipped rulebooks and their written cases, read once, and forms that differ from complete ones."""

from __future__ import annotations

from datetime import date
from functools import cache, reduce
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.eligibility.assessment import Assessment, assess
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.files.forms.application_file import read_form
from lccluster.files.rules.case_files import Case, read_cases, read_complete_form
from lccluster.files.rules.rulebook_folder import read_with_documents, shipped_rules
from lccluster.files.yaml.reader import Document
from lccluster.form.application import Application
from lccluster.form.findings import Finding, Findings
from lccluster.rulebook.conditions import Condition, Judgement, Plain
from lccluster.rulebook.rulebook import Rulebook
from running import ROOT


class Shipped(Struct, frozen=True, eq=False):
    """A rulebook with its complete form and its written cases."""

    folder: Path
    book: Rulebook
    complete: Document
    written: list[tuple[str, Case]]

    @classmethod
    def read(cls, folder: Path) -> Shipped:
        """Read one from its folder."""
        return cls(
            folder, read_with_documents(folder)[0], read_complete_form(folder), read_cases(folder)
        )

    def __str__(self) -> str:
        return self.book.id


CITY, NATION = (
    Shipped.read(shipped_rules() / name) for name in ("liaocheng-2021-97", "sme-clusters-2022")
)
BOTH = (CITY, NATION)
EXAMPLE_RULES = tuple(map(Shipped.read, sorted((ROOT / "examples" / "rules").iterdir())))
FOLDER: Path = CITY.folder
DAY = date(2025, 3, 1)  # the day on which the complete forms were filled in
BOOK: Rulebook = CITY.book
COMPLETE: Document = CITY.complete
WRITTEN: list[tuple[str, Case]] = CITY.written
FIGURES = [rule for rule in BOOK.conditions.conditions if not isinstance(rule.check, Judgement)]
JUDGEMENTS = [rule for rule in BOOK.conditions.conditions if isinstance(rule.check, Judgement)]


class Fine(dict[str, FileFact]):
    """Facts of a folder in which every file is fine and short, but for those given."""

    def __missing__(self, name: str) -> FileFact:
        return FileFact(FileState.FINE, characters=1)


def laid_over(below: Any, above: Any) -> Any:
    """Lay the entries of one form over another."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return below | {key: laid_over(below.get(key), value) for key, value in above.items()}


def form(complete: Document = COMPLETE, /, **changes: Any) -> Application:
    """A complete form with changes, by dotted path with `__` for the dot."""
    data = complete.data
    for path, value in changes.items():
        steps = reversed(path.split("__"))
        data = laid_over(data, reduce(lambda below, step: {step: below}, steps, value))
    return read_form(Document("form.yaml", data, complete.source, None), BOOK.form).application


def finding(condition: str, **said: Any) -> Finding:
    """A finding signed by the city bureau."""
    signed = {"reason": "理由", "by": "某人", "office": "市局", "on": DAY}
    return Finding(condition=condition, **(signed | said))


@cache
def all_met() -> tuple[Finding, ...]:
    """Every judgement answered with met."""
    return tuple(finding(rule.id, outcome="met") for rule in JUDGEMENTS)


def findings(*others: Finding, of: str = "某某特色产业集群") -> Findings:
    """All judgements met, and what else was found; a later answer takes the place of an earlier."""
    last = {each.condition: each for each in (*all_met(), *others)}
    return Findings(cluster=of, findings=tuple(last.values()))


def assessed(
    application: Application,
    found: Findings | None = None,
    *,
    book: Rulebook = BOOK,
    on: date = DAY,
    files: dict[str, FileFact] | None = None,
) -> Assessment:
    """Assess a form; all judgements are met and all files fine unless said otherwise."""
    return assess(application, book, on=on, facts=Fine(files or {}), findings=found or findings())


def figure(rule: Condition) -> Plain:
    """The check of a condition that is one plain figure."""
    assert isinstance(rule.check, Plain)
    return rule.check
