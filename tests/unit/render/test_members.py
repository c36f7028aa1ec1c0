"""Members of JSON objects are drawn once a value, and strange values do not fill the memory."""

from __future__ import annotations

import json

from lccluster.render.data.members import MOST, Member, between


def test_a_member_is_drawn_once_a_value_and_only_so_many_are_kept() -> None:
    asked: list[object] = []

    def text(value: object) -> bytes:
        asked.append(value)
        return b"" if value is None else json.dumps(value).encode()

    member = Member("area", text)
    assert [member["90"], member["90"], member[None]] == [b'"area": "90"'] * 2 + [b""]
    assert asked == ["area", "90", None]
    assert [member[each] for each in range(2 * MOST)][-1] == b'"area": %d' % (2 * MOST - 1)
    assert len(member) <= MOST


def test_commas_stand_between_and_nowhere_else() -> None:
    assert [between(items) for items in ([], [b"1"], [b"1", b"2"])] == [
        [],
        [b"1"],
        [b"1", b", ", b"2"],
    ]
