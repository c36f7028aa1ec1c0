"""The law of the paper form: what is filled in and read again is the same application."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forms import FORM, Application, read_application, read_form, read_form_file
from lccluster.catalogs import speak
from lccluster.errors import Unusable
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded
from lccluster.form.on_paper.fields import on_paper, printable
from lccluster.form.on_paper.lines import joined, split
from lccluster.language import LANGUAGES
from lccluster.quantities import Unit, read_quantity
from lccluster.render.yaml.imported_application import imported_application
from lccluster.rulebook.measure import Measure
from lccluster.usecases.form.filling import drawn_form
from running import EXAMPLES
from shares import examples
from shipped import BOOK

KINDS = (".docx", ".xlsx")
MEASURE: Measure = BOOK.measure
# What breaks documents, and what no keyboard has: markup, quotes, breaks, formulas, rare characters.
HARD = "&<>\"'=+-@#:{}[]%\\/|`~!？，。、；：“”（）()〔〕《》 \t\n1２亿年月日章𠀀𪚥㐂😀"
SIGNS = st.one_of(st.sampled_from(HARD), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))


# Chinese marks before a text stand behind a label on paper, and blanks around it are nowhere;
# a share without its figure is a text that somebody has cut, which is called unsure.
BEGINS = st.sampled_from("&<>\"'=+-@#{}[]`~!“《甲𠀀😀")


def texts(longest: int) -> st.SearchStrategy[str | None]:
    between = st.text(SIGNS, max_size=longest - 2)
    return st.none() | st.builds("{}{}{}".format, BEGINS, between, st.sampled_from("乙丙丁"))


def names(longest: int) -> st.SearchStrategy[str | None]:
    """Names stand on one line; what else of them is refused has tests of its own."""
    return texts(longest).map(lambda text: text and text.translate({0x9: " ", 0xA: " "}))


COUNTS = st.none() | st.integers(1, 10**9).map(str)
FIGURES = st.one_of(
    st.none(),
    st.decimals("0.0001", 10**6, places=4).map(str),
    st.integers(1, 10**7).map(lambda number: f"{number}亩"),
    st.integers(1, 10**7).map(lambda number: f"约{number}亩"),
)
MONEY = st.one_of(
    st.none(),
    st.decimals(0, 10**5, places=4).map(str),
    st.integers(0, 10**12).map(lambda number: f"{number}千元"),
)
SHARES = st.none() | st.decimals(0, 100, places=3).map(lambda share: f"{share}%")
DAYS = st.none() | st.dates(date(1000, 1, 1)).map(date.isoformat)


def group(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


def counts(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    return group(**dict.fromkeys(names, COUNTS))


PRODUCT = group(name=texts(8), annual_output=texts(8), provincial_market_share=SHARES)
APPLICATIONS = group(
    applicant=names(20),
    county=names(8),
    filled_on=DAYS,
    cluster=group(name=names(30), area_km2=FIGURES, dominant_industry=texts(5)),
    enterprises=counts("total", "above_size", "in_park"),
    employees=COUNTS,
    products=st.lists(PRODUCT.filter(lambda row: any(row.values())), max_size=4),
    economics=group(
        year=st.none() | st.integers(1000, 9999).map(str),
        revenue_yi=MONEY,
        profit_yi=MONEY | st.integers(1, 10**5).map(lambda loss: f"-{loss}"),
        tax_yi=MONEY,
    ),
    honours=counts("total", "famous_brands", "well_known_trademarks", "industry_titles"),
    platforms=counts("total", "research", "testing", "logistics", "e_commerce", "other"),
    introduction=texts(120),
    county_opinion=group(
        text=texts(30), signed_on=DAYS, sealed=st.sampled_from([None, "true", "false"])
    ),
).map(Application.model_validate)


def filled_and_read(application: Application, suffix: str, folder: Path) -> FilledForm:
    path = folder / f"form{suffix}"
    path.write_bytes(drawn_form(application, suffix, MEASURE).data)
    return read_form_file(path, path.name)


def same(read: Application, meant: Application) -> bool:
    return read.model_dump() == printed(meant)


def printed(meant: Application) -> dict[str, Any]:
    """Give what paper says of it: a name in several lines is one name."""
    said = on_paper(meant).model_dump()
    if said["cluster"]["name"]:
        said["cluster"]["name"] = said["cluster"]["name"].replace("\n", "")
    return said


@pytest.mark.parametrize("suffix", KINDS)
@given(application=APPLICATIONS)
@settings(examples(25), suppress_health_check=list(HealthCheck))
def test_filling_in_and_reading_again_gives_the_same_application(
    application: Application, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    form = filled_and_read(application, suffix, folder)
    assert form.application.model_dump() == printed(application)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*/application.yaml")), ids=str)
def test_every_example_survives_the_paper(example: Path, suffix: str, tmp_path: Path) -> None:
    try:
        application = read_application(example, str(example)).application
    except Unusable:
        assert example.parent.name == "mistakes"
        return
    assert same(filled_and_read(application, suffix, tmp_path).application, application)


@pytest.mark.parametrize("language", LANGUAGES)
@given(application=APPLICATIONS)
@settings(examples(25), suppress_health_check=list(HealthCheck))
def test_an_imported_form_says_in_yaml_what_it_said_on_paper(
    language: str, application: Application, tmp_path_factory: pytest.TempPathFactory
) -> None:
    speak(language)
    form = filled_and_read(application, ".docx", tmp_path_factory.getbasetemp())
    text = imported_application("form.docx", FORM, form.readings, {})
    again = read_form(parse(Decoded("application.yaml", text, text.encode())))
    assert same(again.application, application)


LINES = st.lists(texts(12), min_size=1, max_size=5).filter(any)


@given(LINES)
def test_lines_of_a_cell_come_apart_as_they_were_put_together(lines: list[str | None]) -> None:
    assert split(joined(lines)) == lines


@given(st.lists(st.text("1２.、)）\u3000（\n—ab", min_size=1, max_size=6), min_size=1, max_size=4))
def test_lines_that_look_like_numbers_come_apart_too(lines: list[str]) -> None:
    stripped: list[str | None] = [line.strip() or None for line in lines]
    if any(stripped):
        assert split(joined(stripped)) == stripped


@given(st.text(max_size=200))
def test_any_text_is_printable_once_it_is_made_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert set(once) <= set(text) | {"\n"}


@given(st.decimals(0, 10**6, places=4), st.sampled_from(["", "亩", "公顷"]))
def test_an_area_on_paper_reads_as_the_area_that_was_meant(number: Decimal, unit: str) -> None:
    from lccluster.form.on_paper.fields import figure_on_paper

    value = read_quantity(f"{number}{unit}", Unit.KM2)
    assert read_quantity(figure_on_paper(value, Unit.KM2), Unit.KM2) == value


@given(any_text=st.text(max_size=400))
@examples(60)
def test_the_box_of_the_county_is_read_whatever_stands_in_it(any_text: str) -> None:
    from lccluster.files.forms.document.values.opinion import read_opinion
    from lccluster.files.forms.document.values.ticks import has_ticks

    # Of boxes to tick, the answer that is ticked is read.
    assume(not any(map(has_ticks, any_text.split("\n"))))
    opinion = read_opinion(f"{any_text}\n（已盖章）\n2025年3月10日")
    assert (opinion.text, opinion.signed, opinion.sealed) == (
        any_text.strip(),
        "2025年3月10日",
        "是",
    )
