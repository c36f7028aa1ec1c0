"""A rulebook found by its id or its folder."""

from __future__ import annotations

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules.library import Library


@pytest.mark.parametrize("named", ["nothing", "九" * 300, "a/" * 3000, "\0"])
def test_what_names_no_rulebook_says_so_however_long_it_is(named: str) -> None:
    with pytest.raises(Unusable) as refused:
        Library().folder(named)
    assert [each.code for each in refused.value.problems] == ["no-rulebook"]
