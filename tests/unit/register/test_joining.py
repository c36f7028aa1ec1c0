"""What is brought to a cluster is taken whole, or conflicts and waits whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.joining.chains import Forked, ahead
from lccluster.register.joining.clash import Clash, ClashKind, in_order
from lccluster.register.joining.cluster import Joined, joined
from lccluster.register.joining.identity import Ours
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import Piece, named
from lccluster.register.sealing.written import following, of_act, of_facts
from registers import MEASURE, NAME, OFFICES, act, cluster

CITY, COUNTY = "聊城市工业和信息化局-7F3K", "冠县-4XYZ"
LAW = Law(MEASURE, [MEASURE], OFFICES)
REPORT = act("annual_report", "2023-01-05", id="B1", year=2022)
REVOKED = act("revoked", "2023-01-04", id="C1", ground="14.1")
REVIEW = act("review_applied", "2027-01-10", id="D1")
FACTS: dict[str, Any] = {"id": "LC-2022-001", "name": NAME, "county": "冠县"}


def ours(*events: Act, **facts: str) -> Ours:
    """The cluster as it stands here, recognised."""
    there = cluster(*events)
    return Ours(there, FACTS | facts | {"events": [piece(each).words for each in there.events]})


def piece(event: Act, writer: str = CITY, **facts: str) -> Piece:
    """An act that is brought."""
    said = {key: value for key, value in asdict(event).items() if value is not None}
    words = {key: value if isinstance(value, dict) else str(value) for key, value in said.items()}
    known = FACTS | facts
    return Piece(Cluster(**known), known, event, words, writer)


def facts(*, apart: bool = False, **said: str) -> Piece:
    """What else is known of the cluster, as it is brought."""
    known = FACTS | said
    return Piece(Cluster(**known), known, apart=apart)


def join(here: Ours | None, *pieces: Piece) -> Joined:
    """Bring pieces to what stands here."""
    return joined(here, pieces, LAW)


def kinds(found: Joined) -> list[ClashKind]:
    return [each.kind for each in found.clashes]


def test_what_is_lawful_together_is_taken_in_the_order_of_its_recording() -> None:
    review, report = (replace(each, recorded_by=CITY) for each in (REVIEW, REPORT))
    found = join(ours(), piece(review), piece(report), piece(report, COUNTY))
    assert [each.name for each in found.taken] == ["B1", "D1"]
    assert not found.clashes
    assert not found.aside


def test_what_was_made_by_hand_is_taken_first_in_the_order_of_its_seals() -> None:
    recorded = replace(act("annual_report", "2024-01-05", id="A1", year=2023), recorded_by=CITY)
    found = join(ours(), piece(REVIEW), piece(recorded), piece(REPORT))
    assert [each.name for each in found.taken] == ["D1", "B1", "A1"]


def test_a_county_reports_on_its_own_titles_and_on_no_others() -> None:
    report = act("county_report", "2023-02-10", id="B2", year=2022)
    assert not join(ours(), piece(report, COUNTY)).clashes
    assert not join(ours(), piece(report, CITY)).clashes
    assert not join(ours(), piece(report, "莘县-9ABC"), piece(report, COUNTY)).clashes
    assert kinds(join(ours(), piece(report, "莘县-9ABC"))) == [ClashKind.ANOTHER_COUNTYS]


@pytest.mark.parametrize("called", ["冠县工信局", "371525"])
def test_whose_a_title_is_and_who_writes_are_offices_whatever_they_are_called(called: str) -> None:
    report = act("county_report", "2023-02-10", id="B2", year=2022)
    here = ours()
    under = replace(here, cluster=replace(here.cluster, county=called))
    like = [replace(piece(report, COUNTY), cluster=replace(under.cluster, events=()))]
    assert not joined(under, like, LAW).clashes
    assert not join(ours(), piece(report, f"{called}-9ABC")).clashes
    decided = piece(DECIDED, f"{called}-9ABC")
    assert kinds(join(ours(), decided)) == [ClashKind.NOT_THE_CITYS]


def test_what_is_known_is_brought_again_without_harm() -> None:
    assert join(ours(REPORT), piece(REPORT), facts()) == Joined()


def test_a_cluster_that_is_new_is_taken_with_its_recognition() -> None:
    recognised = cluster().events[0]
    found = join(None, piece(REPORT), facts(note="补注"), piece(recognised))
    assert [each.name for each in found.taken] == ["B1", "R"]
    assert found.facts is None


SETTLED = act("settled", "2023-01-04", id="Z1", of="C1", kept="B1")
OTHERWISE = act("settled", "2023-01-05", id="Z2", of="B1", kept="C1")
LAST = act("settled", "2023-01-05", id="Z3", of="Z2")
AGAIN = act("annual_report", "2023-02-01", id="B2", year=2022)
DECIDED = act("cancelled", "2028-01-01", id="F1", ground="not-applied")

CONFLICTS: list[
    tuple[ClashKind, Sequence[Act], Sequence[Piece], tuple[str, ...], tuple[str, ...]]
] = [
    (ClashKind.SAME_ID, [REPORT], [piece(replace(REPORT, note="改"))], ("B1",), ("B1",)),
    (ClashKind.UNLAWFUL, [REVOKED], [piece(REPORT, COUNTY)], ("B1",), ("C1",)),
    (ClashKind.UNLAWFUL, [REPORT], [piece(REVOKED)], ("C1",), ("B1",)),
    (ClashKind.UNLAWFUL, [], [piece(act("recognised", "2022-06-01", id="R2"))], ("R2",), ("R",)),
    (ClashKind.SAME_DUTY, [REPORT], [piece(AGAIN, COUNTY)], ("B2",), ("B1",)),
    (ClashKind.ID_TWICE, [REPORT], [piece(AGAIN, name="另一集群")], ("B2",), ("R", "B1")),
    (ClashKind.NOT_THE_CITYS, [], [piece(DECIDED, COUNTY)], ("F1",), ()),
    (ClashKind.SETTLED_APART, [REPORT, REVOKED, SETTLED], [piece(OTHERWISE)], ("Z2",), ("Z1",)),
]


@pytest.mark.parametrize(("kind", "here", "brought", "theirs", "mine"), CONFLICTS)
def test_what_conflicts_names_what_would_go_on_either_side_and_waits_whole(
    kind: ClashKind, here: Sequence[Act], brought: Sequence[Piece], theirs: Any, mine: Any
) -> None:
    harmless = piece(act("renamed", "2022-07-01", id="A9", name="乙"), name=brought[0].cluster.name)
    found = join(ours(*here), *brought, harmless)
    clash = next(each for each in found.clashes if each.kind is kind)
    assert clash.cluster == "LC-2022-001"
    assert (set(clash.theirs) - {"A9"}, set(clash.ours)) == (set(theirs), set(mine))
    assert not found.taken
    assert found.aside == (*brought, harmless)


@pytest.mark.parametrize("keep", ["ours", "theirs"])
@pytest.mark.parametrize(("kind", "here", "brought", "theirs", "mine"), CONFLICTS[1:5])
def test_a_settlement_lets_everything_stand_of_which_one_side_does_not_count(
    kind: ClashKind,
    here: Sequence[Act],
    brought: Sequence[Piece],
    theirs: Any,
    mine: Any,
    keep: str,
) -> None:
    gone = theirs if keep == "ours" else mine
    settled = [piece(act("settled", "2023-01-04", id=f"Z{each}", of=each)) for each in gone]
    found = join(ours(*here), *brought, *settled)
    assert not found.clashes
    assert len(found.taken) == len(brought) + len(settled)


def test_a_settlement_that_was_settled_itself_settles_nothing() -> None:
    here = ours(REPORT, REVOKED, SETTLED)
    found = join(here, piece(OTHERWISE), piece(LAST))
    assert [each.name for each in found.taken] == ["Z2", "Z3"]
    assert not found.clashes


def test_a_wording_that_was_settled_away_is_kept_and_counts_no_more() -> None:
    other = piece(replace(REPORT, note="改"))
    found = join(ours(REPORT), other, piece(act("settled", "2023-01-05", id="Z4", of="B1")))
    assert [each.name for each in found.taken] == ["Z4"]
    assert found.aside == (other,)


def test_two_wordings_that_are_brought_at_once_conflict_too() -> None:
    found = join(ours(), piece(REPORT), piece(replace(REPORT, note="改")))
    assert kinds(found) == [ClashKind.SAME_ID]


def test_two_clusters_of_one_id_that_are_brought_at_once_conflict_too() -> None:
    first, second = (act("recognised", "2022-05-09", id=each) for each in ("R1", "R2"))
    found = join(None, piece(second, name="乙"), facts(name="乙"), piece(first))
    assert kinds(found) == [ClashKind.ID_TWICE]
    assert found.clashes[0].ours == ("R1",)


def test_facts_that_one_side_changed_are_taken_and_those_that_both_did_conflict() -> None:
    assert join(ours(), facts(note="补注")).facts == facts(note="补注")
    found = join(ours(note="这边"), facts(note="那边", apart=True))
    names = (named(FACTS | {"note": "那边"}),), (named(FACTS | {"note": "这边"}),)
    assert found.clashes == (Clash(ClashKind.FACTS, "LC-2022-001", *names),)
    assert found.aside == (facts(note="那边", apart=True),)


def test_facts_that_were_settled_away_are_kept_and_do_not_come_back() -> None:
    other = facts(note="那边", apart=True)
    found = join(
        ours(note="这边"), other, piece(act("settled", "2022-05-09", id="Z", of=other.name))
    )
    assert found.facts is None
    assert found.aside == (other,)
    assert not found.clashes


def test_acts_without_a_title_cannot_stand_alone() -> None:
    found = join(None, piece(REPORT))
    assert kinds(found) == [ClashKind.UNLAWFUL]
    assert found.clashes[0].ours == ()


def test_conflicts_are_numbered_in_an_order_of_their_own() -> None:
    one, two = Clash(ClashKind.FACTS, "LC-1", (), ()), Clash(ClashKind.SAME_ID, "LC-1", (), ())
    assert in_order([two, one]) == in_order([one, two]) == [one, two]
    assert all(str(each.words) for each in ClashKind)


CHAIN = following("R", CITY, None, [of_facts(FACTS, each) for each in range(1, 5)])


@pytest.mark.parametrize(
    ("mine", "theirs", "start", "only_ours", "only_theirs"),
    [(2, 4, 0, 0, 2), (4, 2, 0, 2, 0), (3, 3, 0, 0, 0), (2, 4, 1, 0, 2), (2, 4, 2, 0, 2)],
)
def test_the_longer_of_two_copies_of_a_chain_goes_on_where_the_other_ends(
    mine: int, theirs: int, start: int, only_ours: int, only_theirs: int
) -> None:
    found = ahead(CHAIN[:mine], CHAIN[start:theirs], start)
    assert (len(found.ours), len(found.theirs)) == (only_ours, only_theirs)


def test_two_chains_of_one_writer_that_part_are_a_fork() -> None:
    other = following("R", CITY, CHAIN[1], [of_facts(FACTS, 9)])
    with pytest.raises(Forked) as caught:
        ahead(CHAIN, [*CHAIN[:2], *other])
    assert caught.value.line == 3


def test_lines_that_nobody_has_are_missed() -> None:
    with pytest.raises(IndexError):
        ahead(CHAIN[:1], CHAIN[2:], 2)


def test_a_piece_fits_the_seal_of_its_own_words_alone() -> None:
    said = piece(REPORT)
    for whole in (said, facts()):
        things = [of_act(FACTS, said.words)] if whole.act else [of_facts(FACTS, 3)]
        (seal,) = following("R", CITY, None, things)
        assert whole.fits(seal)
        assert not whole.fits(replace(seal, hash="0" * 64))
        assert not whole.fits(replace(seal, event="other", cluster=""))


def test_nothing_that_is_brought_changes_nothing() -> None:
    assert join(None) == Joined()


def test_a_cluster_gives_way_only_to_what_can_stand() -> None:
    settled = piece(act("settled", "2022-05-09", id="Z1", of="R"), name="乙")
    recognised = piece(act("recognised", "2022-05-09", id="R2"), name="乙")
    found = join(ours(), recognised, settled)
    assert found.facts is not None
    assert found.facts.cluster.name == "乙"
    assert [each.name for each in found.taken] == ["R2", "Z1"]
    assert [each.name for each in found.aside] == ["R"]
    found = join(ours(), piece(REPORT, name="乙"), settled)
    assert kinds(found) == [ClashKind.UNLAWFUL]
    assert found.facts is None
