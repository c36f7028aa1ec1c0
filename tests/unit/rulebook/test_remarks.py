"""What is worth a look in a rulebook that hangs together, in a draft above all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from lccluster.files.rules.procedure_file import read_whole
from lccluster.rulebook.conditions import Score
from lccluster.rulebook.conditions.parts import ScoreItem
from lccluster.rulebook.materials import RequiredMaterials
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.remarks import remarks
from lccluster.rulebook.rulebook import Rulebook
from lccluster.rulebook.years import Years
from lccluster.vocabulary import Words
from shipped import BOOK, FOLDER


def with_measure(measure: Measure) -> Rulebook:
    return replace(BOOK, measure=measure)


# The city's form has cells that only the nation's conditions look at, and materials for people alone.
IDLE = ["cells-for-nothing", "materials-for-nothing"]


def codes(book: Rulebook, *others: Measure) -> list[str]:
    return [each.code for each in remarks(book, others)]


def test_the_shipped_measure_is_worth_no_second_look() -> None:
    assert codes(BOOK, BOOK.measure) == []


def test_a_duty_that_no_notice_asks_for_is_named_where_it_stands() -> None:
    first, *rest = BOOK.measure.duties
    duties = (replace(first, notice=None), *rest)
    [found] = remarks(with_measure(replace(BOOK.measure, duties=duties)), [])
    assert (found.code, found.path) == ("duty-without-notice", ("duties", 0))


def test_a_standing_that_no_ground_ends_is_named() -> None:
    grounds = replace(BOOK.measure.grounds, cancel=())
    measure = replace(BOOK.measure, grounds=grounds)
    assert codes(with_measure(measure)) == ["no-ground-for-standing"] * 2


def test_a_draft_that_keeps_the_period_of_another_measure_is_told_so_once() -> None:
    draft = with_measure(replace(BOOK.measure, id="draft", draft=True))
    other = replace(BOOK.measure, id="other")
    assert codes(draft, draft.measure) == IDLE
    assert codes(draft, other, BOOK.measure) == ["period-of-another", *IDLE]
    until = replace(BOOK.measure.in_force, until=None)
    assert codes(draft, replace(other, in_force=until)) == IDLE


def test_words_of_a_draft_without_english_are_counted_in_each_file() -> None:
    first, second, *rest = BOOK.conditions.conditions
    rules = (
        replace(first, label=Words("面积", "")),
        replace(second, label=Words("户数", "户数")),
        *rest,
    )
    draft = replace(
        with_measure(replace(BOOK.measure, draft=True)),
        conditions=replace(BOOK.conditions, conditions=rules),
    )
    found, *idle = remarks(draft, [])
    assert [each.code for each in idle] == IDLE
    assert (found.code, found.path) == ("no-english", ("conditions", 0, "label"))
    assert found.message.values["count"] == 2


def test_figures_of_a_draft_that_nothing_looks_at_are_named_once() -> None:
    draft = with_measure(replace(BOOK.measure, draft=True))
    found, _ = remarks(draft, [])
    named = str(found.message)
    assert (found.code, found.path) == (IDLE[0], ("groups",))
    assert "innovation.little_giants" in named
    assert not any(each in named for each in ("employees", "cluster.area_km2", "tax_yi"))
    assert codes(BOOK) == []  # of what is in force nobody can take anything away


def test_what_a_score_counts_is_looked_at() -> None:
    item = ScoreItem("growth", Words("增速", "growth"), Decimal(100), field="average_growth")
    score = Score("score", (item,), ())
    first, *rest = BOOK.conditions.conditions
    rules = (replace(first, check=score), *rest)
    draft = replace(
        with_measure(replace(BOOK.measure, draft=True)),
        conditions=replace(BOOK.conditions, conditions=rules),
    )
    found, _ = remarks(draft, [])
    assert "average_growth" not in str(found.message)


def drafted(**parts: object) -> Rulebook:
    return replace(with_measure(replace(BOOK.measure, draft=True)), **parts)


def test_materials_of_a_draft_that_no_judgement_shows_are_named_where_they_are_listed() -> None:
    _, found = remarks(drafted(), [])
    assert (found.file, found.path) == ("06-materials.yaml", ("materials",))
    assert str(found.message).endswith("development_plan, platform_evidence, other_proof.")
    looked_into = [each for each in BOOK.materials.materials if each.id not in str(found.message)]
    assert codes(drafted(materials=RequiredMaterials(tuple(looked_into)))) == IDLE[:1]


def test_a_yes_that_nothing_looks_at_is_named_and_one_of_the_recommendation_is_not() -> None:
    found, _ = remarks(drafted(), [])
    assert "county_opinion.sealed" not in str(found.message)
    silent = drafted(form_checks=replace(BOOK.form_checks, recommendation=None))
    found, _ = remarks(silent, [])
    assert "county_opinion.sealed" in str(found.message)


def test_a_waiver_that_no_condition_names_is_told() -> None:
    rules = tuple(replace(rule, waiver=None) for rule in BOOK.conditions.conditions)
    book = replace(BOOK, conditions=replace(BOOK.conditions, conditions=rules))
    [found] = remarks(book, [])
    assert (found.code, found.path) == ("waiver-for-nothing", ("waivers", 0))


def test_duties_of_a_measure_under_which_no_register_can_be_kept_are_told() -> None:
    review = replace(BOOK.measure.review, extends_years=None)
    [found] = remarks(with_measure(replace(BOOK.measure, review=review)), [])
    assert (found.code, found.path) == ("duties-of-no-title", ("duties",))
    assert "the cluster's yearly summary, the county's yearly report" in str(found.message)
    assert codes(with_measure(replace(BOOK.measure, review=review, duties=()))) == []


@pytest.mark.parametrize("gives", [("unheard-of",), (), ("compliance", "unheard-of")])
def test_a_stage_of_which_nothing_or_something_is_needed_by_none_is_told(
    gives: tuple[str, ...],
) -> None:
    book, _ = read_whole(FOLDER)
    procedure = book.procedure
    assert procedure is not None
    assert codes(book) == []
    stages = tuple(
        replace(each, gives=gives) if each.id == "compliance" else each for each in procedure.stages
    )
    [found] = remarks(replace(book, procedure=replace(procedure, stages=stages)), [])
    assert (found.code, found.path) == ("stage-for-nothing", ("stages", 2))
    assert ("unheard-of" in str(found.message)) is bool(gives)


@pytest.mark.parametrize(("after", "told"), [(5, []), (6, ["duty-after-the-end"])])
def test_a_duty_that_falls_due_when_titles_have_run_out_is_told(
    after: int, told: list[str]
) -> None:
    first, *rest = BOOK.measure.duties
    late = replace(first, once_after_years=Years(after))
    assert codes(with_measure(replace(BOOK.measure, duties=(late, *rest)))) == told
    unknown = replace(BOOK.measure.validity, years=None, counting=None)
    measure = replace(BOOK.measure, duties=(late, *rest), validity=unknown)
    assert codes(with_measure(measure)) == ["duties-of-no-title"]


def test_a_draft_whose_figures_are_all_looked_at_is_told_of_none() -> None:
    cells, _ = remarks(drafted(), [])
    named = str(cells.message)
    groups = (
        replace(group, fields=tuple(each for each in group.fields if each.key not in named))
        for group in BOOK.form.groups
    )
    form = replace(BOOK.form, groups=tuple(each for each in groups if each.fields))
    assert codes(drafted(form=form)) == IDLE[1:]
