"""Answers on forms that are remembered by the cells that were looked at."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lccluster.eligibility import remembered
from lccluster.eligibility.remembered import Remembered
from lccluster.form.application import Application, model_of
from lccluster.form.values import value
from shipped import BOOK, form


class Asked:
    """An answer that looks at the area, and at the county where the area is large."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, application: Any) -> tuple[Any, ...]:
        self.times += 1
        area = value(application, "cluster.area_km2")
        large = area is not None and area > 100
        return area, application.county if large else None, application.form.label("county")


@pytest.fixture
def asked() -> Asked:
    return Asked()


def area(said: str | None, **more: Any) -> Application:
    return form(cluster__area_km2=said, **more)


def test_forms_that_say_the_same_in_the_cells_looked_at_get_the_very_answer(asked: Asked) -> None:
    answer = Remembered(asked)
    first = answer(area("90"))
    assert answer(area("90.0", county="冠县", employees="7")) is first
    assert first == (Decimal(90), None, BOOK.form.label("county"))
    assert asked.times == 1


def test_other_words_in_a_cell_that_was_looked_at_are_answered_by_themselves(asked: Asked) -> None:
    answer = Remembered(asked)
    said = [
        answer(area(km2, county=county))[:2]
        for county in ("莘县", "冠县")
        for km2 in ("90", "101", None)
    ]
    assert said == [
        (Decimal(90), None),
        (Decimal(101), "莘县"),
        (None, None),
        (Decimal(90), None),
        (Decimal(101), "冠县"),
        (None, None),
    ]
    assert asked.times == 4  # only the large ones depend on the county


def test_forms_of_another_measure_are_never_taken_for_these(asked: Asked) -> None:
    other = type("Other", (model_of(BOOK.form),), {})
    answer = Remembered(asked)
    answer(area("90"))
    answer(other.model_validate({"cluster": {"area_km2": "90"}}))
    assert asked.times == 2


def test_an_answer_that_looks_at_nothing_is_the_same_for_every_form() -> None:
    answer = Remembered(lambda _: ("nothing",))
    assert answer(area("90")) is answer(area("101"))


def test_what_a_form_lacks_is_an_error_and_no_answer() -> None:
    with pytest.raises(AttributeError):
        Remembered(lambda application: application.area)(area("90"))


@pytest.mark.parametrize("bound", ["MOST", "MOST_SETS"])
def test_no_more_is_remembered_than_is_allowed(
    asked: Asked, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, bound, 1)
    answer = Remembered(asked)
    for _ in range(2):
        for km2 in ("90", "101", "80"):
            assert answer(area(km2))[0] == Decimal(km2)
    assert asked.times > 3
