"""Acts dated ahead of today are warned of, and far ahead asked about; a correction by the later of its days."""

from __future__ import annotations

from datetime import date

import pytest

from lccluster.register.acts import Act, Corrected
from lccluster.register.ahead import ahead, far_ahead
from registers import MEASURE, act, day

TODAY = day("2025-06-01")


def correction(**values: str) -> Act:
    return act("corrected", "2025-06-01", id="C", of="A", values=values)


@pytest.mark.parametrize(
    ("event", "warned", "asked"),
    [
        (act("renamed", "2025-06-01", id="A", name="乙"), False, False),
        (act("renamed", "2025-07-01", id="A", name="乙"), False, False),
        (act("renamed", "2025-07-02", id="A", name="乙"), True, False),
        (act("renamed", "2026-06-01", id="A", name="乙"), True, False),
        (act("renamed", "2026-06-02", id="A", name="乙"), True, True),
        (correction(on="2026-06-02"), True, True),
        (correction(on="2024-06-02"), False, False),
        (correction(on="no day"), False, False),
        (correction(note="乙"), False, False),
    ],
)
def test_what_lies_ahead_is_warned_of_beyond_a_month_and_asked_about_beyond_a_year(
    event: Act, warned: bool, asked: bool
) -> None:
    assert bool(ahead(event, TODAY, MEASURE.future_acts)) is warned
    assert bool(far_ahead(event, TODAY, MEASURE.future_acts)) is asked


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ({"on": "2022-01-05"}, date(2022, 1, 5)),
        ({"on": "2024-01-05"}, date(2023, 1, 5)),
        ({"note": "乙"}, date(2023, 1, 5)),
    ],
)
def test_a_correction_counts_from_the_earlier_of_the_two_days(
    said: dict[str, str], usual: date
) -> None:
    acts = [act("renamed", "2023-01-05", id="A", name="乙")]
    assert Corrected.usual_day(acts, {"of": "A", "values": said}) == usual
    assert Corrected.usual_day([], {"of": "A", "values": {"note": "乙"}}) is None
