"""A measure by its document's number, and by its title where the document has none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lccluster.rulebook.measure import NO_NUMBER, Measure
from registers import MEASURE

NUMBER = "聊工信发〔2021〕97号"


def test_a_document_with_a_number_is_called_by_it() -> None:
    assert (MEASURE.number, MEASURE.called) == (NUMBER, NUMBER)


@pytest.mark.parametrize("word", NO_NUMBER)
def test_a_document_without_one_says_so_and_is_called_by_its_title(word: str) -> None:
    measure: Measure = replace(MEASURE, document_number=word)
    assert measure.called == str(MEASURE.title)
    assert measure.number == str(NO_NUMBER[word]) != word
