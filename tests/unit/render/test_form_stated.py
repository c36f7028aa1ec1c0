"""What a form states is carried along whole: every cell by its key, blanks left out."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.form.application import Application
from lccluster.render.data import form_json
from lccluster.render.page.applications import GatheredReport
from lccluster.rulebook.form_checks import FormChecks
from shipped import BOOK, assessed, form

CHECKS = BOOK.form_checks


def as_json(filled: Application, checks: FormChecks = CHECKS) -> dict[str, Any]:
    """Read what is drawn of a form."""
    read: dict[str, Any] = json.loads(form_json.form(filled, checks, ascii_only=False))
    return read


def test_every_cell_that_is_filled_in_stands_by_its_key_in_the_order_of_the_form() -> None:
    filled = form(employees="1200人", enterprises__in_park=None, county_opinion__sealed="是")
    made = as_json(filled)
    assert made["employees"] == "1200"  # no condition looks at it
    assert made["county_opinion.sealed"] is True
    assert made["filled_on"] == "2025-03-01"
    assert made["economics.year"] == 2024
    assert "enterprises.in_park" not in made  # a blank is no zero
    known = [*BOOK.form.cell_by_path, *BOOK.form.group_by_id]
    assert sorted(made, key=known.index) == [*made]


def test_rows_of_a_list_stand_below_its_key_and_their_blanks_are_left_out() -> None:
    filled = form(products=[{"name": "甲", "provincial_market_share": "12%"}, {"name": "乙"}])
    rows = [{"name": "甲", "provincial_market_share": "12"}, {"name": "乙"}]
    assert as_json(filled)["products"] == rows
    assert "products" not in as_json(form(products=None))


def test_a_figure_that_is_not_exact_says_on_which_side_the_exact_one_lies() -> None:
    filled = form(employees="近1200人")
    below = {"value": "1200", "approximate": "below"}
    assert as_json(filled)["employees"] == below
    unread = replace(CHECKS, approximate=None)
    assert as_json(filled, unread)["employees"] == below | {"approximate": "unknown"}


def test_the_page_lists_what_the_form_says_but_for_long_texts(voice: None) -> None:
    speak("zh")
    filled = form(employees="1200人", products=[{"name": "甲"}], county_opinion__sealed="是")
    page = GatheredReport()
    page.take("form.yaml", assessed(filled))
    [section] = page.sections
    said = dict(section.form)
    label = BOOK.form.label
    assert said[label("employees").zh] == "1200 人"
    assert said["企业户数 · 总数"].endswith(" 户")
    assert said[label("products").zh] == "甲"
    assert said["县级部门审核意见 · 盖章"] == "是"
    assert label("introduction").zh not in said


def test_a_file_that_is_answered_with_true_is_ticked_as_a_material_is(voice: None) -> None:
    """A report in Chinese, too, said `true`."""
    speak("zh")
    page = GatheredReport()
    page.take("form.yaml", assessed(form(standing={"city_rank": "1", "evidence": "true"})))
    assert dict(page.sections[0].form)["证明材料"] == "√"


def test_a_label_that_has_the_words_of_its_heading_in_it_stands_without_it(voice: None) -> None:
    speak("en")
    page = GatheredReport()
    page.take("form.yaml", assessed(form(employees="1200")))
    said = dict(page.sections[0].form)
    assert {"firms in all", "opinion of the county office · day of the opinion"} <= {*said}
    assert "firms · firms in all" not in said
