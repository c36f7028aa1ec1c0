"""Looking at few names finds what looking at all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lccluster.register.names import NamesSeen, alike

NAMES = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "冠县", "莘县", "聊城市莘县", "阳谷县"]),
        st.text(st.sampled_from("轴承纺织绿色食品加工"), max_size=9),
        st.sampled_from(["", "特色产业集群", "集群"]),
    ),
    st.text(max_size=12),
)


@given(st.lists(NAMES, max_size=30))
def test_names_seen_are_alike_exactly_where_names_are(names: list[str]) -> None:
    seen = NamesSeen("聊城市")
    for at, name in enumerate(names):
        assert seen.alike(name) == alike(name, names[:at], "聊城市")
        seen.add(name)
