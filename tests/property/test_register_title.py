"""Laws of a title, over random lawful histories."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from histories import DAYS, FIRST, clusters, lawful_acts
from lccluster.register.acts import Cancelled, Corrected, Settled
from lccluster.register.cluster import Cluster
from lccluster.register.days import corresponding_day, last_day
from lccluster.register.facts import Standing, Title
from lccluster.register.lawful import refusals
from lccluster.register.title import replay, title_of
from lccluster.register.view import Clocks, as_corrected, chronological, in_view, without_void
from registers import INCLUSIVE, MEASURE, NAME
from shares import examples

CASES = examples(80)


def on_day(cluster: Cluster, day: date) -> tuple[Title | None, Standing | None]:
    title = title_of(cluster, MEASURE, Clocks(day))
    return title, title.standing(day) if title else None


@CASES
@given(clusters(), st.data())
def test_a_later_act_never_changes_an_earlier_day(cluster: Cluster, data: st.DataObject) -> None:
    act = data.draw(lawful_acts(900, cluster))
    after = Cluster(id=cluster.id, name=NAME, county="冠县", events=(*cluster.events, act))
    earlier = data.draw(st.dates(FIRST - timedelta(days=5), act.on - timedelta(days=1)) if act.on > FIRST else st.just(FIRST - timedelta(days=9)))  # fmt: skip
    assert on_day(after, earlier) == on_day(cluster, earlier)


@CASES
@given(clusters(), DAYS, st.integers(0, 20))
def test_what_was_known_then_is_what_had_been_recorded_then(
    cluster: Cluster, day: date, count: int
) -> None:
    first = Cluster(id=cluster.id, name=NAME, county="冠县", events=cluster.events[:count])
    last = max((each.recorded_on for each in first.events), default=date.min)
    assert title_of(cluster, MEASURE, Clocks(day, last)) == title_of(first, MEASURE, Clocks(day))


@CASES
@given(clusters(), DAYS, st.integers(0, 20))
def test_replay_is_a_fold(cluster: Cluster, day: date, cut: int) -> None:
    events = in_view(cluster.events, Clocks(day))
    title = replay(events[:cut], NAME, MEASURE)
    for each in events[cut:]:
        title = each.after(title, NAME, MEASURE)
    assert title == replay(events, NAME, MEASURE)


@CASES
@given(clusters())
def test_what_was_lawful_when_recorded_stays_lawful(cluster: Cluster) -> None:
    assert list(refusals(cluster.events, NAME, MEASURE, [MEASURE])) == []


@CASES
@given(clusters(), DAYS)
def test_nobody_drops_out_of_the_register_but_by_an_act(cluster: Cluster, day: date) -> None:
    title, standing = on_day(cluster, day)
    ends = [each for each in in_view(cluster.events, Clocks(day)) if each.event in ("cancelled", "revoked")]  # fmt: skip
    assert (standing in (Standing.CANCELLED, Standing.REVOKED)) == bool(title and ends)


@CASES
@given(clusters(), DAYS)
def test_past_the_last_day_a_title_that_nobody_has_acted_on_is_expired(
    cluster: Cluster, day: date
) -> None:
    title, standing = on_day(cluster, day)
    if title is None or day <= title.valid_until:
        assert standing is not Standing.EXPIRED
        return
    open_now = title.review_applied_on or title.review_failed_on or title.ended
    assert (standing is Standing.EXPIRED) == (not open_now)


@CASES
@given(clusters())
def test_a_title_cancelled_for_want_of_an_application_was_expired_before(cluster: Cluster) -> None:
    counted = {each.id for each in in_view(cluster.events, Clocks(date.max))}  # not settled away
    acts = chronological(as_corrected(without_void(cluster.events)))  # as lawfulness sees them
    for index, event in enumerate(acts):
        if isinstance(event, Cancelled) and event.ground == "not-applied" and event.id in counted:
            before = in_view(acts[:index], Clocks(event.on))
            title = replay(before, NAME, MEASURE)
            assert title is not None
            assert title.standing(event.on) is Standing.EXPIRED


@CASES
@given(clusters(), DAYS)
def test_a_review_is_due_only_in_the_year_of_the_last_day(cluster: Cluster, day: date) -> None:
    title, standing = on_day(cluster, day)
    if title and standing is Standing.REVIEW_DUE:
        assert day.year == title.valid_until.year
        assert day <= title.valid_until


@CASES
@given(clusters(), DAYS)
def test_the_last_day_never_moves_back_while_nothing_is_corrected_or_settled_away(
    cluster: Cluster, day: date
) -> None:
    kept = tuple(each for each in cluster.events if not isinstance(each, Corrected | Settled))
    plain = replace(cluster, events=kept)
    before, after = (title_of(plain, MEASURE, Clocks(each)) for each in (FIRST, day))
    assert before is not None
    assert after is None or after.valid_until >= before.valid_until


@CASES
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_the_readings_differ_by_a_day_but_on_a_leap_day(start: date) -> None:
    civil, inclusive = (last_day(start, each.validity) for each in (MEASURE, INCLUSIVE))
    assert (civil - inclusive).days == (0 if (start.month, start.day) == (2, 29) else 1)


@CASES
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 20))
def test_a_corresponding_day_keeps_month_and_day_or_is_the_last_of_february(
    start: date, years: int
) -> None:
    day = corresponding_day(start, years)
    assert day.year == start.year + years
    assert (day.month, day.day) in {(start.month, start.day), (2, 28)}
    assert (day.day == start.day) or (start.month, start.day) == (2, 29)


@CASES
@given(st.dates(date(1990, 1, 1), date(2100, 12, 30)))
def test_a_title_given_later_never_ends_earlier(start: date) -> None:
    for measure in (MEASURE, INCLUSIVE):
        following = last_day(start + timedelta(days=1), measure.validity)
        assert last_day(start, measure.validity) <= following
