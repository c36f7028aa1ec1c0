"""Looking at few names finds what looking at all of them finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.register.naming import alike as alike_names
from lccluster.register.naming.alike import AlikeNames, look_alikes
from lccluster.register.naming.names import Places, alike
from registers import OFFICES
from shares import examples

PLACES = Places("聊城市", OFFICES)
NAMES = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "冠县", "莘县", "聊城市莘县", "阳谷县", "茌平县", "茌平区"]),
        st.text(st.sampled_from("轴承纺织绿色食品加工"), max_size=9),
        st.sampled_from(["", "特色产业集群", "集群"]),
    ),
    st.text(max_size=12),
)


@st.composite
def near_ones(draw: st.DrawFn) -> list[str]:
    """Names of which many come from one another by a sign or two."""
    names = draw(st.lists(NAMES, min_size=1, max_size=8))
    for _ in range(draw(st.integers(0, 16))):
        name, at = draw(st.sampled_from(names)), draw(st.integers(0, 12))
        more, gone = draw(st.text("轴承纺织绿色", max_size=2)), draw(st.integers(0, 2))
        names.append(name[:at] + more + name[at + gone :])
    return names


@examples(600)
@given(st.one_of(st.lists(NAMES, max_size=30), near_ones()), st.sampled_from([40, 40, 5]))
def test_looking_at_few_names_finds_the_pairs_that_looking_at_all_finds(
    names: list[str], long: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike_names, "LONG", long)
        found = list(look_alikes(names, PLACES))
        known = AlikeNames(names, PLACES)
        first = [[names[one] for one in known.first_before(at, 2)] for at in range(len(names))]
    assert found == [alike(name, names[:at], PLACES) for at, name in enumerate(names)]
    assert first == [each[:2] for each in found]
