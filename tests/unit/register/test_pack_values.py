"""Packs as values: how they follow one another, and what is brought by one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lccluster.register.joining.brought import Sent
from lccluster.register.joining.pack import Pack, ends, heads_sent, stream
from lccluster.register.sealing.heads import head_of
from lccluster.register.sealing.written import following, of_act, of_facts, of_header

WRITER = "冠县-7F3K"
FACTS = {"id": "LC-2022-009", "name": "轴承产业集群", "county": "冠县"}
CHAIN = following(
    "R", WRITER, None, [of_header({}), of_facts(FACTS), of_act(FACTS, {"id": "1", "event": "x"})]
)
WHOLE = Pack(
    register="R",
    writer=WRITER,
    office="冠县",
    to="市局",
    sequence=7,
    before=(6, "digest"),
    header={"title": "名录"},
    starts={WRITER: 0},
    knows={WRITER: (3, CHAIN[-1].link), "市局": (9, "link")},
    seals={WRITER: CHAIN},
    head_starts={WRITER: 2},
    heads={WRITER: [head_of({WRITER: CHAIN}, "2026-11-23")]},
    clusters=[FACTS],
)


def sent(sequence: int, to: str, length: int) -> Sent:
    return Sent(
        sequence, to, f"digest {sequence}", {WRITER: (length, f"{length}")}, {WRITER: length}
    )


def test_a_pack_counts_its_acts_alone_and_goes_by_its_office_and_number() -> None:
    assert (WHOLE.name, WHOLE.acts, WHOLE.is_empty) == ("冠县-07", 1, False)


def test_a_pack_without_seals_and_heads_is_empty() -> None:
    assert replace(WHOLE, seals={WRITER: ()}, heads={WRITER: ()}).is_empty
    assert not replace(WHOLE, seals={}).is_empty
    assert not replace(WHOLE, heads={}).is_empty


def test_what_is_noted_of_a_pack_are_the_chains_that_it_carries_and_the_heads_so_far() -> None:
    assert WHOLE.sent("d") == Sent(7, "市局", "d", {WRITER: (3, CHAIN[-1].link)}, {WRITER: 3})


def test_what_is_brought_says_how_much_of_every_chain_the_sender_knows() -> None:
    brought = WHOLE.brought("d", "冠县-07.lcp")
    assert {name: (e.start, len(e.seals), e.known) for name, e in brought.chains.items()} == {
        WRITER: (0, 3, 3),
        "市局": (0, 0, 9),
    }
    assert (brought.before, brought.origin) == ("冠县-06", "冠县-07.lcp")
    assert brought.packs == {WRITER: [WHOLE.sent("d")]}


@pytest.mark.parametrize(("seals", "header"), [(CHAIN, {"title": "名录"}), (CHAIN[1:], None)])
def test_a_header_is_brought_where_it_was_sealed_anew(seals: object, header: object) -> None:
    assert replace(WHOLE, seals={WRITER: seals}).brought("d", "").header == header


def test_the_first_pack_has_none_before_it() -> None:
    assert replace(WHOLE, before=None).brought("d", "").before == ""


def test_packs_to_one_office_follow_one_another_by_their_numbers() -> None:
    noted = [sent(3, "莘县", 5), sent(2, "冠县", 4), sent(1, "莘县", 2)]
    assert [each.sequence for each in stream(noted, "莘县")] == [1, 3]
    assert [each.sequence for each in stream(noted, "莘县", 2)] == [1]


def test_of_each_chain_the_most_that_was_sent_counts() -> None:
    noted = [sent(1, "", 5), sent(2, "", 2)]
    assert ends(noted) == {WRITER: (5, "5")}
    assert heads_sent(noted) == {WRITER: 5}
