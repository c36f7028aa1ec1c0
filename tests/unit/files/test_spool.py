"""What is too much for memory: in the order of its keys, as often as it is taken up, and told of where the disk is full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.disk.spool import spool

KEYED = st.lists(st.tuples(st.binary(max_size=3), st.binary(max_size=5)), max_size=20)


@given(KEYED, KEYED)
def test_things_are_taken_up_by_their_keys_and_else_as_they_were_put_down(
    forgotten: list[tuple[bytes, bytes]], kept: list[tuple[bytes, bytes]]
) -> None:
    with spool() as things:
        for key, thing in forgotten:
            things.put(key, thing)
        things.clear()
        for key, thing in kept:
            things.put(key, thing)
        wanted = [thing for _, thing in sorted(kept, key=lambda each: each[0])]
        assert list(things.things()) == wanted
        assert list(things.things()) == wanted


def test_a_full_disk_is_told_as_one() -> None:
    with pytest.raises(Unusable) as refused, spool() as things:
        things._connection.execute("PRAGMA max_page_count = 10")
        for each in range(100):
            things.put(b"%d" % each, bytes(4096))
    [problem] = refused.value.problems
    assert (problem.code, "full" in problem.message.text) == ("cannot-write", True)
