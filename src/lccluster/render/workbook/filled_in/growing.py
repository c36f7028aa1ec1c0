"""A sheet into which people write: a row is as high as it was drawn, and grows with what is written into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

OF_HAND = (
    "customHeight"  # what tells a program that somebody has chosen a row's height, and to leave it
)


class GrowingSheet(Worksheet):  # type: ignore[misc]  # the library names no types
    """A sheet of whose rows nobody has chosen the height: what is typed or pasted there is seen, and printed."""

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Sequence[tuple[str, Any]] = ()
    ) -> None:
        kept = [each for each in attributes if tag != "row" or each[0] != OF_HAND]
        super()._xml_start_tag_unencoded(tag, kept)
