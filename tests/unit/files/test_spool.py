"""What is too much for memory: in the order of its keys, as often as it is taken up, and told of where the disk is full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.disk.spool import AT_ONCE, spool

KEYS = st.binary(max_size=3) | st.binary(max_size=2).map(lambda each: b"7" + each)
KEYED = st.lists(st.tuples(KEYS, st.binary(max_size=5)), max_size=20)


@given(KEYED, KEYED)
def test_things_are_taken_up_by_their_keys_and_else_as_they_were_put_down(
    forgotten: list[tuple[bytes, bytes]], kept: list[tuple[bytes, bytes]]
) -> None:
    with spool() as things:
        things.put(forgotten)
        things.clear()
        assert things.put(kept) == len(kept)
        wanted = [thing for _, thing in sorted(kept, key=lambda each: each[0])]
        assert list(things.things()) == wanted
        assert list(things.things()) == wanted


@given(KEYED, KEYED)
def test_some_things_are_taken_up_by_their_numbers_and_by_some_keys(
    kept: list[tuple[bytes, bytes]], forgotten: list[tuple[bytes, bytes]]
) -> None:
    with spool() as things:
        last = things.put(kept)
        assert things.put(forgotten) == len(kept) + len(forgotten)
        things.forget_after(last)
        assert list(things.keys()) == sorted({key for key, _ in kept})
        numbered = [(number, thing) for number, (_, thing) in enumerate(kept, 1)]
        assert sorted(things.at([number for number, _ in numbered[1:]])) == numbered[1:]
        order = sorted({key for key, _ in kept})
        assert list(things.ranks())[1:] == [order.index(key) + 1 for key, _ in kept]
        some = {key for key, _ in kept[::2]}
        assert things.of(some) == [thing for key, thing in kept if key in some]
        assert list(things.numbered(2, last - 1)) == [thing for _, thing in kept[1 : last - 1]]


def test_more_keys_may_be_asked_for_than_one_question_takes() -> None:
    keys = [b"%d" % each for each in range(2 * AT_ONCE + 1)]
    with spool() as things:
        things.put((each, each) for each in keys)
        assert things.of(reversed(keys)) == keys


def test_a_full_disk_is_told_as_one() -> None:
    with pytest.raises(Unusable) as refused, spool() as things:
        things._connection.execute("PRAGMA max_page_count = 10")
        things.put((b"%d" % each, bytes(4096)) for each in range(100))
    [problem] = refused.value.problems
    assert (problem.code, "full" in problem.message.text) == ("cannot-write", True)
