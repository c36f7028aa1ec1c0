"""What is owed is the same put down on a disk, in whatever order clusters are shown, as all of it in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from histories import DAYS, clusters
from lccluster.files.disk.spool import Spool, spool
from lccluster.register.cluster import Cluster
from lccluster.register.owed.duties import owed
from lccluster.register.owed.owing import Asking
from lccluster.register.title import title_of, titles_of
from lccluster.register.view import Clocks
from lccluster.render.columns.duties import DUTIES, in_lots
from lccluster.render.columns.fields import screen_table, screen_table_of_many
from lccluster.render.screen.duties import by_county, provisions
from lccluster.usecases.register.asking.owed import PuttingDown
from lccluster.usecases.register.asking.owed_put_down import DutiesPutDown
from registers import MEASURE, OFFICES
from shares import examples

COUNTIES = ("冠县", "莘县")
PLACES = st.sampled_from([*COUNTIES, "冠县工信局", "371525", "外县", "外省"])
KNOWN = st.none() | st.just(date(2026, 1, 1))
ONE_FOR_ALL = replace(MEASURE.duties[0], id="city_report", owed_by="city")
LAW = replace(MEASURE, duties=(*MEASURE.duties, ONE_FOR_ALL))


@examples(60)
@given(
    st.lists(st.tuples(clusters(most=6), PLACES), max_size=4),
    DAYS,
    KNOWN,
    st.integers(0, 700),
    st.integers(0, 400),
)
def test_duties_put_down_are_those_in_memory(
    found: list[tuple[Cluster, str]], day: date, known_at: date | None, ahead: int, further: int
) -> None:
    """What falls due later, as a calendar shows it, was put down with them."""
    several = [
        replace(each, id=f"LC-2022-{at:03}", county=county)
        for at, (each, county) in enumerate(found)
    ]
    clocks = Clocks(day, known_at)
    asking = Asking(LAW, [LAW], clocks, "市局", timedelta(days=ahead), OFFICES)
    wanted = owed(several, asking)
    with spool() as kept:
        duties = _put_down(kept, replace(asking, ahead=timedelta(days=ahead + further)), several)
        duties = duties.until(asking.until)
        assert list(duties) == wanted
        assert len(duties) == len(wanted)
        assert all(each in duties for each in wanted)
        shown = [replace(each, duties=[*each.duties]) for each in duties.by_county(COUNTIES)]
        assert shown == by_county(wanted, COUNTIES)
        assert [len(each.duties) for each in duties.by_county(COUNTIES)] == [
            len(each.duties) for each in shown
        ]
        assert str(duties.provisions) == str(provisions(wanted))
        table = screen_table(DUTIES, wanted)
        assert list(screen_table_of_many(DUTIES, duties, in_lots).rows) == table.rows


@examples(60)
@given(st.lists(st.tuples(clusters(most=6), PLACES), max_size=5), DAYS, KNOWN)
def test_the_same_is_owed_whatever_files_call_their_counties(
    found: list[tuple[Cluster, str]], day: date, known_at: date | None
) -> None:
    called = [replace(each, id=f"LC-{at}", county=place) for at, (each, place) in enumerate(found)]
    by_own_name = [replace(each, county=OFFICES.own_name(each.county)) for each in called]
    asking = Asking(LAW, [LAW], Clocks(day, known_at), "市局", timedelta(days=60), OFFICES)
    assert owed(called, asking) == owed(by_own_name, asking)


def _put_down(kept: Spool, asking: Asking, found: Sequence[Cluster]) -> DutiesPutDown:
    """Show clusters from the last to the first, one file each."""
    putting = PuttingDown(kept, asking)
    see = putting.begin()
    for each in reversed(found):
        see([each])
    return putting.end(lambda title: title.id)


@examples(60)
@given(clusters(most=8), DAYS, KNOWN)
def test_a_title_on_any_day_is_that_of_the_acts_until_then(
    found: Cluster, day: date, known_at: date | None
) -> None:
    titles = titles_of(found, MEASURE, known_at)
    days = {day, *(each.on for each in found.events)}
    for each in (*days, *(one - timedelta(days=1) for one in days)):
        assert titles.on(each) == title_of(found, MEASURE, Clocks(each, known_at))
