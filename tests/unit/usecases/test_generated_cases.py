"""Every kind of condition gets cases that come out, and of which one fails whatever is changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from test_rule_mutations import condition, of_tree

from kinds import every_kind, folder_of_every_kind
from lccluster.files.rules.case_files import Case
from lccluster.kinds import kinds_of
from lccluster.rulebook.conditions import Check, Condition, Score, Tree
from lccluster.rulebook.consistency import flaws
from lccluster.usecases.rules.cases import run
from lccluster.usecases.rules.generated import generated
from lccluster.usecases.rules.proof import prove
from shipped import COMPLETE

BOOK = every_kind()
CASES: dict[str, list[Case]] = defaultdict(list)
for made in generated(BOOK):
    CASES[made.name.partition(":")[0]].append(made)
TREES = [rule for rule in BOOK.conditions.conditions if isinstance(rule.check, Tree)]


def fails(rule: Condition, changed: Check) -> bool:
    """Tell whether a case of a condition comes out otherwise once it is changed."""
    book = condition(BOOK, rule, check=changed)
    return any(run(each, "", COMPLETE, book).differences for each in CASES[rule.id])


def doubtful(rule: Condition, changed: Tree) -> bool:
    """Tell whether a unit was changed, and is refused before any case is run."""
    units = [[each.unit for each in tree.leaves] for tree in (rule.check, changed)]
    return units[0] != units[1] and bool(flaws(condition(BOOK, rule, check=changed)))


def test_the_rulebook_holds_with_its_words_and_every_case(tmp_path: Path) -> None:
    proof = prove(folder_of_every_kind(tmp_path / "rules"))
    assert proof.problems == ()
    assert [each.name for each in proof.generated if each.differences] == []
    names = [each.name for each in proof.generated]
    assert [name for name in names if names.count(name) > 1] == []


def test_every_kind_is_in_it() -> None:
    used = {type(rule.check) for rule in BOOK.conditions.conditions}
    used |= {type(leaf) for rule in TREES for leaf in rule.check.leaves}
    assert used == set(kinds_of(Check))


@pytest.mark.parametrize("rule", TREES, ids=lambda rule: rule.id)
def test_whatever_is_changed_in_a_condition_fails_a_case(rule: Condition) -> None:
    assert isinstance(rule.check, Tree)
    mutants = dict(of_tree(rule.check, set()))
    assert mutants
    kept = [
        name for name, each in mutants.items() if not (fails(rule, each) or doubtful(rule, each))
    ]
    assert kept == []


def test_whatever_is_changed_in_a_score_fails_a_case() -> None:
    [rule] = [each for each in BOOK.conditions.conditions if isinstance(each.check, Score)]
    assert isinstance(rule.check, Score)
    assert [name for name, each in of_score(rule.check) if not fails(rule, each)] == []


def of_score(score: Score) -> Iterator[tuple[str, Score]]:
    """A score with another weight, another begin of a grade, or another grade asked for."""
    for at, item in enumerate(score.items):
        moved = replace(item, weight=item.weight + 1)
        yield item.id, replace(score, items=(*score.items[:at], moved, *score.items[at + 1 :]))
    for at, grade in enumerate(score.grades):
        if grade.from_:
            for step in (-1, 1):
                moved_grade = replace(grade, from_=grade.from_ + step)
                grades = (*score.grades[:at], moved_grade, *score.grades[at + 1 :])
                yield grade.id, replace(score, grades=grades)
    for each in (None, "excellent", "poor"):
        yield f"at least {each}", replace(score, at_least=each)
