"""The styles of a workbook: one format for each kind of cell, made once."""

from __future__ import annotations

from typing import Any

from lccluster.render.office_words import Fonts
from lccluster.render.table import Column, Tone

COLOURS = {Tone.BAD: "#9C0006", Tone.SOON: "#C55A11", Tone.GOOD: "#375623"}
ENTRY = "#FFF9E5"  # pale yellow, and white on a black and white print
SIZE, TITLE_SIZE, ANNEX_SIZE = 11, 22, 16


class Styles:
    """Formats of one workbook, by what they are for."""

    def __init__(self, book: Any, fonts: Fonts) -> None:
        self._book, self.fonts = book, fonts
        self._made: dict[tuple[object, ...], Any] = {}
        middle = {"valign": "vcenter"}
        centred = {"align": "center", **middle}
        self.annex = self._new(font_name=fonts.head, font_size=ANNEX_SIZE, align="left", **middle)
        self.title = self._new(
            font_name=fonts.title, font_size=TITLE_SIZE, bold=fonts.bold_title, **centred
        )
        self.head = self._new(
            font_name=fonts.head, font_size=SIZE, border=1, text_wrap=True, **centred
        )
        self.total_word = self._new(font_name=fonts.head, font_size=SIZE, border=1, **centred)
        self.nothing = self._new(font_name=fonts.body, font_size=SIZE, border=1, **centred)
        self.note = self._new(
            font_name=fonts.body, font_size=SIZE, text_wrap=True, align="left", valign="top"
        )
        self.text = self._new(font_name=fonts.body, font_size=SIZE, text_wrap=True, **middle)

    def line(self, align: str) -> Any:
        """Give the style of a line outside the table."""
        return self._once("line", align, font_name=self.fonts.body, align=align, valign="vcenter")

    def total(self, column: Column) -> Any:
        """Give the style of the last row."""
        form = '0"个"' if column.total == "count" else column.form
        return self._cell("total", "center", form, None)

    def body(self, column: Column, tone: Tone | None, *, quoted: bool, dash: bool) -> Any:
        """Give the style of a cell; `quoted` keeps a text one when it is edited."""
        figures = dash or column.form or column.figures
        align = "center" if figures else "left" if column.widest > 11 else "center"  # noqa: PLR2004
        return self._cell("body", align, column.form, tone, quote_prefix=quoted)

    def entry(self, form: str) -> Any:
        """Give the style of a cell that people fill in, on a sheet whose other cells are locked."""
        return self._once(
            *("entry", form),
            **{"font_name": self.fonts.body, "border": 1, "bg_color": ENTRY, "locked": False},
            **{"num_format": form, "align": "center", "valign": "vcenter", "text_wrap": True},
        )

    def _cell(
        self,
        use: str,
        align: str,
        form: str | None,
        tone: Tone | None,
        *,
        quote_prefix: bool = False,
    ) -> Any:
        key = (use, align, form, tone, quote_prefix)
        if key not in self._made:
            more = {"num_format": form} if form else {}
            colour = {"font_color": COLOURS[tone], "bold": True} if tone else {}
            self._made[key] = self._new(
                font_name=self.fonts.body,
                font_size=SIZE,
                border=1,
                text_wrap=True,
                align=align,
                valign="vcenter",
                quote_prefix=quote_prefix,
                **more,
                **colour,
            )
        return self._made[key]

    def _once(self, *key: object, **properties: Any) -> Any:
        if key not in self._made:
            self._made[key] = self._new(font_size=SIZE, **properties)
        return self._made[key]

    def _new(self, **properties: Any) -> Any:
        return self._book.add_format(properties)
