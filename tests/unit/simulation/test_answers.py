"""What a simulation answers from what was counted: who changes, from where to where, and how near to the line."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from lccluster.engines import scalar_engine
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import Against, answer
from lccluster.simulation.distance import drawn
from lccluster.simulation.job import Job
from lccluster.simulation.scalar import nearest
from lccluster.simulation.tally import Verdicts, conditions
from lccluster.vocabulary import Verdict
from shipped import BOOK
from simulating import EVERY_KIND, Rows, counted, job, with_bound

KEYS = (
    *("cluster.name", "county", "cluster.area_km2", "enterprises.total"),
    *("economics.revenue_yi", "honours.total", "technology"),
)
ROWS: Rows = [
    ("甲", "莘县", "42.6", "56", "32", "3", "met"),
    ("乙", "莘县", "42.6", "56", "34.9", "3", "met"),
    ("丙", "冠县", "42.6", "56", "36", "3", "met"),
    ("丁", "冠县", "42.6", "56", "20", "3", "not_met"),
]
STRICTER = with_bound(BOOK, "revenue", Decimal(35))
WAS, IS = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE


def without(book: Rulebook, condition: str) -> Rulebook:
    kept = tuple(each for each in book.conditions.conditions if each.id != condition)
    return replace(book, conditions=replace(book.conditions, conditions=kept))


def unwaived(book: Rulebook) -> Rulebook:
    rules = tuple(replace(each, waiver=None) for each in book.conditions.conditions)
    return replace(book, conditions=replace(book.conditions, conditions=rules))


def against(asked: Job, rows: Rows = ROWS, most: int = 10) -> Against:
    found = answer(counted(asked, rows), asked.plan, asked.other, (), engine="python", most=most)
    assert found.against is not None
    return found.against


def test_an_answer_names_the_rulebooks_that_it_was_counted_by() -> None:
    asked = job(KEYS, other=STRICTER)
    beside = answer(counted(asked, ROWS), asked.plan, asked.other, (), engine="python", most=1)
    alone = answer(counted(asked, ROWS), asked.plan, None, (), engine="python", most=1)
    assert (beside.books, alone.books) == ([BOOK, STRICTER], [BOOK])


def test_a_stricter_bound_lists_who_changes_the_nearest_to_the_line_first() -> None:
    found = against(job(KEYS, other=STRICTER))
    assert found.changed == 2
    assert found.moves == {(WAS, IS): 2}
    assert [(each.name, each.margin, each.conditions) for each in found.changes] == [
        ("乙", Decimal("-0.1"), ("revenue",)),
        ("甲", Decimal("-3"), ("revenue",)),
    ]


def test_no_more_changes_are_listed_than_asked_for_but_all_are_counted() -> None:
    found = against(job(KEYS, other=STRICTER), most=1)
    assert (found.changed, [each.name for each in found.changes]) == (2, ["乙"])


def test_a_condition_that_the_other_rules_lack_is_measured_by_the_old_line() -> None:
    found = against(
        job(KEYS, other=without(BOOK, "revenue")), [("甲", "莘县", "42.6", "56", "20", "3", "met")]
    )
    assert [(each.before, each.after, each.nearest, each.margin) for each in found.changes] == [
        (IS, WAS, "revenue", Decimal(-10))
    ]


def test_a_judgement_that_changes_a_row_has_no_line_to_be_near_to() -> None:
    asked = job(KEYS, other=without(BOOK, "technology"))
    found = against(asked, [("丁", "冠县", "42.6", "56", "32", "3", "not_met")])
    assert [(each.conditions, each.margin, each.nearest) for each in found.changes] == [
        (("technology",), None, None)
    ]
    assert asked.other is not None
    assert drawn("technology", asked.plan, asked.other) is None


def test_conditions_of_both_rules_are_known_by_their_ids() -> None:
    asked = job(KEYS, without(BOOK, "revenue"), BOOK)
    assert "revenue" not in conditions(asked.plan, None)
    assert "revenue" in conditions(asked.plan, asked.other)


def test_parts_of_a_table_keep_the_nearest_changes_and_the_first_problems() -> None:
    asked = job(KEYS, other=STRICTER, most=1)
    parts = [scalar_engine.run([(number, row)], asked) for number, row in enumerate(ROWS * 2, 2)]
    whole = parts[0]
    for each in parts[1:]:
        whole.merge(each, asked)
    assert (whole.rows, whole.groups.total()) == (8, 8)
    assert "乙" in {each.name for each in whole.changed}
    assert len(whole.changed) <= 2


def test_without_other_rules_no_change_is_near_to_a_line() -> None:
    asked = job(KEYS, other=STRICTER)
    raw = counted(asked, ROWS).changed
    assert raw
    assert nearest(raw, replace(asked, other=None)) == []


def test_a_row_that_cannot_be_read_is_named_and_not_counted() -> None:
    asked = job(KEYS)
    part = scalar_engine.run(
        [(2, ROWS[0]), (3, ("戊", "莘县", "很大", "56", "32", "3", "met"))], asked
    )
    assert [(each.line, each.field) for each in part.problems] == [(3, "cluster.area_km2")]
    assert (part.rows, part.groups.total()) == (2, 1)


def test_where_a_year_is_blank_a_moved_bound_decides_only_by_falling_short() -> None:
    years = [f"yearly.output_value_yi.{year}" for year in (2022, 2023, 2024)]
    asked = job([*KEYS, *years], unwaived(EVERY_KIND), sweeps=["output=40..50:10"], strict=True)
    full = ("甲", "莘县", "42.6", "56", "32", "3", "met", "45", "60", "60")
    blank = (*full[:-1], None)
    first, second = (
        [
            each.verdicts
            for each in answer(
                counted(asked, [row]), asked.plan, None, asked.sweeps, engine="python", most=1
            ).scenarios
        ]
        for row in (full, blank)
    )
    assert [_of(each) for each in first] == [Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE]
    assert [_of(each) for each in second] == [Verdict.INCOMPLETE, Verdict.NOT_ELIGIBLE]


def _of(verdicts: Verdicts) -> Verdict:
    [found] = [name for name, count in verdicts.items() if count]
    return Verdict(found)
