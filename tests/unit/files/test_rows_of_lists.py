"""Rows of lists in people's files: they come and go, and nothing else moves."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import decode
from lccluster.usecases.page.editing.changes import Changes

LISTS = ("products",)
STYLES = {
    "in lines": "products:   # 产品\n{rows}after: 1\n",
    "in brackets": "products: [{rows}]  # 产品\nafter: 1\n",
    "last of the file": "after: 1\nproducts:\n{rows}",
}
ENTRIES = ("{name: 甲}", "{name: 乙, share: 3}", "{name: 丙}")


def _document(text: str) -> Document:
    return parse(decode(text.encode(), "a.yaml"))


def _written(style: str, entries: tuple[str, ...]) -> str:
    if style == "in brackets":
        return STYLES[style].format(rows=", ".join(entries))
    return STYLES[style].format(rows="".join(f"  - {each}  # {each[7]}\n" for each in entries))


SOME = [*chain.from_iterable(combinations(range(3), count) for count in range(4))]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("going", SOME, ids=str)
@pytest.mark.parametrize("coming", [(), ({"name": "丁: 戊"}, {"share": "4"})], ids=("", "two"))
def test_any_rows_go_and_others_come(
    style: str, going: tuple[int, ...], coming: tuple[dict[str, str], ...]
) -> None:
    document = _document(_written(style, ENTRIES))
    changes = Changes(document, {}, {LISTS: coming}, {LISTS: going})
    now = _document(changes.written().decode())
    kept = [each for at, each in enumerate(document.data["products"]) if at not in going]
    assert now.data == {"products": [*kept, *coming], "after": "1"}
    remarks = now.source.text.count("#")
    assert remarks >= (len(kept) if style != "in brackets" and kept else 0)


@pytest.mark.parametrize(
    "text", ["after: 1", "after: 1\n", "{after: 1}\n", "after: 1\nproducts:\n"]
)
def test_a_list_is_begun_where_none_stands(text: str) -> None:
    changes = Changes(_document(text), {}, {LISTS: [{"name": "甲"}]}, {})
    assert _document(changes.written().decode()).data == {
        "products": [{"name": "甲"}],
        "after": "1",
    }


def test_a_place_is_said_as_the_form_shows_it() -> None:
    document = _document(_written("in lines", ENTRIES))
    changes = Changes(document, {}, {LISTS: [{"name": "丁"}]}, {LISTS: [0]})
    shown = [changes.at((*LISTS, at, "name")) for at in range(3)]
    assert shown == [(*LISTS, at, "name") for at in (1, 2, 3)]
    assert changes.at(("after",)) == ("after",)
