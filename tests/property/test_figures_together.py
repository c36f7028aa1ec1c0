"""Laws of figures together: what is decided stays so whatever fills the blanks, what is open does not."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lccluster.eligibility.conditions.trees import ReadForm, weighed
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import AllOf, AnyOf, AtLeast, Held, NOf, Tree
from shares import examples
from shipped import BOOK, form

FIELDS = (
    *("platforms.research", "platforms.testing", "platforms.logistics"),
    *("innovation.gazelles", "innovation.single_champions"),
)
LEAVES = [AtLeast("at_least", path, Decimal(1), Unit.ITEMS) for path in FIELDS]


@st.composite
def trees(draw: st.DrawFn, leaves: tuple[AtLeast, ...] = tuple(LEAVES)) -> Tree:
    """A tree in which each of the figures stands once."""
    if len(leaves) == 1:
        return leaves[0]
    cuts = sorted(draw(st.sets(st.integers(1, len(leaves) - 1), min_size=1, max_size=2)))
    ends = zip([0, *cuts], [*cuts, len(leaves)], strict=True)
    parts = tuple(draw(trees(leaves[begin:end])) for begin, end in ends)
    return draw(
        st.sampled_from(
            [
                AnyOf("any_of", parts),
                AllOf("all_of", parts),
                *(NOf("n_of", parts, n) for n in range(1, len(parts) + 1)),
            ]
        )
    )


def held(tree: Tree, stated: dict[str, str | None]) -> Held:
    filled = form(**{path.replace(".", "__"): value for path, value in stated.items()})
    return weighed(tree, ReadForm(filled, BOOK, frozenset())).held


@examples(30)
@given(trees(), st.tuples(*[st.sampled_from([None, "0", "1"])] * len(FIELDS)))
def test_a_tree_is_open_exactly_where_the_blanks_can_still_decide_it(
    tree: Tree, cells: tuple[str | None, ...]
) -> None:
    stated = dict(zip(FIELDS, cells, strict=True))
    blank = [path for path, value in stated.items() if value is None]
    filled = {
        held(tree, stated | dict(zip(blank, values, strict=True)))
        for values in product(("0", "1"), repeat=len(blank))
    }
    assert Held.EITHER not in filled
    assert held(tree, stated) is (filled.pop() if len(filled) == 1 else Held.EITHER)
