"""The check itself and the one compiled for columns say the same of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import product
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from forms import FORM, Application, read_form
from lccluster.eligibility.assessment import assess
from lccluster.engines.choosing import Engine
from lccluster.errors import Unusable
from lccluster.files.rules.case_files import Case, read_cases, read_complete_form
from lccluster.files.rules.rulebook_folder import (
    read_with_documents,
    rulebook_folders,
    shipped_rules,
)
from lccluster.files.yaml.reader import Document
from lccluster.form.findings import Findings
from lccluster.form.form import joined
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import answer
from lccluster.simulation.cells import Units, read_row
from lccluster.simulation.headings.needed import needed
from lccluster.simulation.plans.column_tests import OUTCOMES
from lccluster.simulation.rows import application
from lccluster.simulation.tally import Counted, outcomes, packed
from lccluster.usecases.simulate import Asked, simulate_here
from shares import examples, share
from shipped import BOOK, DAY, Fine, finding, laid_over
from simulating import EVERY_KIND, comparable, counted, job, with_bound

pytestmark = pytest.mark.in_columns

COLUMNS = [Engine.POLARS, Engine.DUCKDB]
BOUNDS = {
    "cluster.area_km2": ("100", "0.01"),
    "enterprises.total": ("30", "1"),
    "economics.revenue_yi": ("30", "0.01"),
    "honours.total": ("1", "1"),
    "employees": ("5000", "1"),
    "enterprises.in_park": ("30", "1"),
    "economics.profit_yi": ("30", "0.01"),
    "honours.famous_brands": ("1", "1"),
    "yearly.output_value_yi.2021": ("40", "0.01"),
    "yearly.output_value_yi.2022": ("40", "0.01"),
    "yearly.output_value_yi.2023": ("40", "0.01"),
    "yearly.output_value_yi.2024": ("40", "0.01"),
}
BLANKS = st.sampled_from([None, "", "—", " "])
COUNTED = {
    "enterprises.total",
    "enterprises.in_park",
    "honours.total",
    "honours.famous_brands",
    "employees",
}


ABOVE_ZERO = {"cluster.area_km2", "enterprises.total"}


def figures(key: str) -> st.SearchStrategy[str | None]:
    """Figures on the bound, one unit beside it, anywhere, said approximately, or blank."""
    bound, unit = map(Decimal, BOUNDS[key])
    least = unit if key in ABOVE_ZERO else Decimal(0)
    near = st.integers(-2, 2).map(lambda n: str(max(least, bound + n * unit)))
    places = 0 if key in COUNTED else 4
    anywhere = st.decimals(least, 200, places=places).map(str)
    return near | near | BLANKS | anywhere | said_approximately(bound, unit)


def said_approximately(bound: Decimal, unit: Decimal) -> st.SearchStrategy[str]:
    """Figures of every side, near the bound and far from it."""
    number = st.sampled_from([bound * 2, bound + unit, bound, max(unit, bound - unit)])
    word = st.sampled_from(["近{}", "{}余", "{}以上", "不超过{}", "约{}"])
    return st.builds(lambda text, of: text.format(of), word, number)


ROW: dict[str, st.SearchStrategy[Any]] = {
    **{key: figures(key) for key in BOUNDS},
    "standing.city_rank": st.sampled_from([None, "1", "2"]),
    "standing.province_rank": st.sampled_from([None, "1", "9"]),
    "standing.foremost_in_province": st.sampled_from([None, "是", "否"]),
    "technology": st.sampled_from([None, "met", "不符合"]),
    "revenue.waiver": st.sampled_from([None, "granted", "refused"]),
    "economics.year": st.sampled_from([None, "2023", "2024年", "2019"]),
    "filled_on": st.sampled_from(["2025-02-20", "2021年3月1日"]),
    "county": st.sampled_from([None, "莘县", "茌平县"]),
    "cluster.name": st.sampled_from([None, "甲", "乙"]),
}
KEYS = list(ROW)
# A row without the day of its filing: the check would take that of the check, a table has none.
ANY_ROW = st.tuples(*(ROW | {"filled_on": ROW["filled_on"] | st.none()}).values())
tables = st.lists(ANY_ROW, min_size=1, max_size=40)
long_tables = st.lists(ANY_ROW, min_size=40, max_size=100)
BOOKS = {
    "shipped and every kind": (BOOK, EVERY_KIND),
    "every kind and shipped": (EVERY_KIND, BOOK),
    "one bound": (BOOK, with_bound(BOOK, "revenue", Decimal("29.99"))),
}
ONE_BOOK = {"shipped": BOOK, "every kind": EVERY_KIND}
PHASES = (
    Phase.explicit,
    Phase.reuse,
    Phase.generate,
)  # a table shrinks for minutes; its rows say enough


@pytest.mark.parametrize(("books", "strict"), [*zip(BOOKS, (False, True, False), strict=True)])
@settings(examples(4), phases=PHASES)
@given(rows=long_tables)
def test_compiled_rules_say_of_every_row_what_the_check_says(
    books: str, strict: bool, rows: Any
) -> None:
    book, other = BOOKS[books]
    asked = job(
        KEYS, book, other, strict=strict, sweeps=["area=99..101:0.01", "revenue=29..31:0.5"]
    )
    said = comparable(counted(asked, rows))
    for engine in COLUMNS:
        assert comparable(counted(asked, rows, engine)) == said


YEARS = {"2024": "met", "2023": "met", "2022": "unstated", "2026": "unstated", "": "met"}


@pytest.mark.parametrize("engine", [Engine.PYTHON, *COLUMNS])
@pytest.mark.parametrize(("year", "outcome"), YEARS.items())
@pytest.mark.parametrize("filled", ["2025-02-20", ""])
def test_the_year_of_the_figures_is_held_against_the_filing_that_the_row_names(
    engine: Engine, year: str, outcome: str, filled: str
) -> None:
    keys = ["economics.revenue_yi", "economics.year", "filled_on"]
    asked = job(keys)
    group = next(iter(counted(asked, [["30", year, filled]], engine).groups))
    at = [step.rule.id for step in asked.plan.steps].index("revenue")
    found = OUTCOMES[outcomes(group[0], asked.plan)[at]].value
    assert found == (outcome if filled else "met")


@settings(examples(60), phases=PHASES)
@given(row=st.tuples(*ROW.values()))
@pytest.mark.parametrize("named", ONE_BOOK)
def test_a_row_gets_the_outcomes_that_check_gives_its_application(named: str, row: Any) -> None:
    book = ONE_BOOK[named]
    asked = job(KEYS, book)
    values, problems = read_row(2, row, asked.layout, "table.csv", Units())
    assert not problems
    said = [finding("technology", outcome=values["technology"])] if values["technology"] else []
    if values["revenue.waiver"]:
        said.append(finding("revenue", waiver=values["revenue.waiver"]))
    made = assess(
        application(values, FORM),
        book,
        on=DAY,
        facts=Fine(),
        findings=Findings(cluster="", findings=tuple(said)),
    )
    by_id = {each.rule.id: OUTCOMES.index(each.outcome) for each in made.conditions}
    group = next(iter(counted(asked, [row]).groups))
    steps = [step.rule.id for step in asked.plan.steps]
    assert outcomes(group[0], asked.plan) == [by_id[name] for name in steps]
    assert group[0] == packed(by_id[name] for name in steps)


@settings(examples(10), phases=PHASES)
@given(rows=tables)
@pytest.mark.parametrize("named", ONE_BOOK)
def test_a_sweep_says_what_one_run_a_scenario_says(named: str, rows: Any) -> None:
    book = ONE_BOOK[named]
    areas, revenues, firms = (["99.99", "100", "100.01"], ["29.5", "30"], ["29", "31"])
    sweeps = ["area=99.99..100.01:0.01", "revenue=29.5..30:0.5", "enterprises=29..32:2"]
    asked = job(KEYS, book, sweeps=sweeps)
    swept = answer(counted(asked, rows), asked.plan, None, asked.sweeps, engine="python", most=0)
    for scenario, values in zip(swept.scenarios, product(areas, revenues, firms), strict=True):
        assert list(scenario.values) == [*map(Decimal, values)]
        moved = book
        for name, value in zip(("area", "revenue", "enterprises"), values, strict=True):
            moved = with_bound(moved, name, Decimal(value))
        alone = job(KEYS, moved)
        one = answer(counted(alone, rows), alone.plan, None, (), engine="python", most=0)
        assert scenario.verdicts == one.verdicts


@settings(examples(8), phases=PHASES)
@given(
    st.lists(st.decimals(0, 10**6, places=4), min_size=1, max_size=30),
    st.sampled_from(["万元", "亿元", "元", "千元"]),
)
def test_a_column_in_any_unit_is_held_against_the_bound_exactly(
    values: list[Decimal], unit: str
) -> None:
    keys = ["cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total"]
    times = {"万元": 10**4, "亿元": 1, "元": 10**8, "千元": 10**5}[unit]
    near = [Decimal("30"), Decimal("29.9999"), Decimal("30.0001")]
    rows = [["100", "30", f"{value * times:f}{unit}", "1"] for value in [*values, *near]]
    asked = job(keys)
    right = sum(value >= 30 for value in [*values, *near])
    for engine in (Engine.PYTHON, *COLUMNS):
        found: Counted = counted(asked, rows, engine)
        assert found.groups[0, 0, None, None] == right


def test_an_area_that_no_decimal_holds_is_held_against_the_bound_exactly() -> None:
    keys = ["cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total"]
    rows = [[f"{mu}亩", "30", "30", "1"] for mu in (149_999, 150_000, 150_001)]
    asked = job(keys, other=with_bound(BOOK, "area", Decimal("100.001")))
    for engine in (Engine.PYTHON, *COLUMNS):
        assert counted(asked, rows, engine).groups.total() == 3
        assert comparable(counted(asked, rows, engine)) == comparable(counted(asked, rows))


FOLDERS = {folder.name: folder for folder in rulebook_folders(shipped_rules())}


@pytest.mark.parametrize("named", FOLDERS)
def test_every_case_of_every_rulebook_is_judged_alike(named: str) -> None:
    book, _ = read_with_documents(FOLDERS[named])
    forms = list(_case_forms(FOLDERS[named]))
    stated = {row.year for _, form in forms for row in form.yearly if row.year}
    years = sorted(stated | {min(stated, default=2024) - 1})
    keys = [
        name
        for key in needed([book])
        for name in ([f"{key}.{each}" for each in years] if key.startswith("yearly.") else [key])
    ]
    rows = [
        [_cell(form, case, key, f"{at}") for key in keys] for at, (case, form) in enumerate(forms)
    ]
    assert len(rows) > 20
    for strict, other in share([(True, None), (False, None), (False, BOOK), (True, BOOK)], 2):
        asked = job(keys, book, other, strict=strict)
        said = comparable(counted(asked, rows))
        for engine in COLUMNS:
            assert comparable(counted(asked, rows, engine)) == said


def _case_forms(folder: Path) -> Iterator[tuple[Case, Application]]:
    """The forms of a rulebook's cases."""
    complete = read_complete_form(folder)
    for _, case in read_cases(folder):
        data = laid_over(complete.data, case.form or {})
        with suppress(Unusable):  # a case of what no form can say
            yield case, read_form(Document(case.name, data, complete.source, None)).application


def _cell(form: Any, case: Any, key: str, place: str) -> Any:
    if key == "county":
        return place
    if key in case.judgements:
        return None if case.judgements[key] == "open" else case.judgements[key]
    if key.endswith(".waiver"):
        relief = case.waivers.get(key.removesuffix(".waiver"))
        return relief.waiver if relief else None
    if key.startswith("yearly."):
        _, column, year = key.split(".")
        return next((getattr(row, column) for row in form.yearly if row.year == int(year)), None)
    return attrgetter(key)(form) if key in FIELDS else "met"


FIELDS = {*FORM.by_path}


def _with_year(book: Rulebook, key: str) -> Rulebook:
    """The rulebook whose form has the year of the results elsewhere."""
    groups = tuple(
        replace(group, fields=tuple(replace(each, key=key) if each.key == "economics.year" else each for each in group.fields))
        for group in book.form.groups
    )  # fmt: skip
    rest = tuple(
        each
        for each in book.form_checks.contradictions
        if getattr(each, "year", "") != "economics.year"
    )
    checks = replace(book.form_checks, contradictions=rest)
    return replace(book, form=replace(book.form, groups=groups), form_checks=checks)


@pytest.mark.parametrize("engine", [Engine.PYTHON, *COLUMNS])
def test_the_year_of_the_results_is_the_one_that_the_form_of_each_rulebook_marks(
    engine: Engine,
) -> None:
    book, other = EVERY_KIND, _with_year(EVERY_KIND, "economics.of_year")
    output = [f"yearly.output_value_yi.{year}" for year in range(2021, 2026)]
    keys = [*output, "economics.year", "economics.of_year"]
    ends = ["2025", "2023", "2024", None]
    values = ["40", "41", "40", "39", "40"]
    rows = [[*values[: 4 if late else 5], *[None] * late, one, two] for late in (0, 1) for one in ends for two in ends]  # fmt: skip

    def asked(*books: Rulebook) -> Any:
        made = job(keys, *books)
        form = joined([each.form for each in (book, other)])
        return replace(made, layout=replace(made.layout, form=form))

    both = counted(asked(book, other), rows, engine)
    alone, beside = (counted(asked(each), rows, engine).groups for each in (book, other))
    assert Counter(each[0] for each in both.groups.elements()) == Counter(
        each[0] for each in alone.elements()
    )
    assert Counter(each[1] for each in both.groups.elements()) == Counter(
        each[0] for each in beside.elements()
    )
    assert {each[3] for each in both.groups} == {each[3] for each in beside} == {*ends}
    assert any(each[0] != each[1] for each in both.groups)
    assert comparable(both) == comparable(counted(asked(book, other), rows))


FAR_AWAY = ["999999999.99", "1000000000", "9999999999", "4000000000000", "99999999999999999999"]


@pytest.mark.parametrize("engine", COLUMNS)
def test_figures_too_far_for_whole_numbers_are_judged_exactly(engine: Engine) -> None:
    keys = ["cluster.area_km2", "enterprises.total", "economics.revenue_yi", "honours.total"]
    keys += [f"honours.{each}" for each in ("famous_brands", "well_known_trademarks")]
    keys += ["honours.industry_titles", "economics.profit_yi"]
    counts = [each.partition(".")[0] for each in FAR_AWAY]
    rows = [
        ["100", "30", far, n, n, n, n, f"-{far}"] for far, n in zip(FAR_AWAY, counts, strict=True)
    ]
    rows += [
        [far, n, "29.99", "1", "", "", n, far] for far, n in zip(FAR_AWAY, counts, strict=True)
    ]
    sweeps = ["revenue=0.00000001..0.00000005:0.00000001"]
    asked = job(keys, BOOK, with_bound(BOOK, "revenue", Decimal("29.5")), sweeps=sweeps)
    assert comparable(counted(asked, rows, engine)) == comparable(counted(asked, rows))


PARQUET: dict[str, tuple[Callable[[Any], Any], list[str | None]]] = {
    "far beyond 64 bits": (
        lambda pl: pl.Decimal(38, 8),
        ["30", "1234567890123456789.5", "29.99999999", None],
    ),
    "as yuan are counted": (lambda pl: pl.Decimal(14, 8), ["30", "29.99999999", "0", None]),
    "whole decimals": (lambda pl: pl.Decimal(10, 0), ["30", "29", None]),
    "large whole numbers": (lambda pl: pl.Int64, ["30", "4000000000000000000", "29"]),
    "far and wide floats": (lambda pl: pl.Float64, ["30", "1e300", "29.99", "inf", "nan", None]),
    "text": (lambda pl: pl.String, ["30", "约30", "300000万元", ""]),
}


@pytest.mark.parametrize("engine", COLUMNS)
@pytest.mark.parametrize("named", PARQUET)
def test_a_parquet_file_says_in_columns_what_it_says_row_by_row(
    tmp_path: Path, named: str, engine: Engine
) -> None:
    import polars as pl

    kind, cells = PARQUET[named]
    revenue = pl.Series(cells, dtype=pl.String)
    table = pl.DataFrame({
        "cluster.area_km2": [100] * len(cells), "enterprises.total": [30] * len(cells),
        "economics.revenue_yi": revenue.cast(kind(pl)), "honours.total": [1] * len(cells),
    })  # fmt: skip
    path = tmp_path / "t.parquet"
    table.write_parquet(path)

    def said(by: Engine) -> Any:
        other = with_bound(BOOK, "revenue", Decimal("29.5"))
        try:
            found = simulate_here(Asked(path, BOOK, other, ("revenue=29..31:0.5",), engine=by))
        except Unusable as unusable:
            return [str(each) for each in unusable.problems]
        return replace(found.answer, engine="")

    assert said(engine) == said(Engine.PYTHON)
