"""Which form an application was filled in on: that of the rulebook of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.files.rules.library import SHIPPED, Library
from lccluster.files.yaml.reader import Document
from lccluster.form.form import FILLED_ON, Form, joined
from lccluster.form.keys import keys_of
from lccluster.quantities import QuantityError, read_day
from lccluster.rulebook.rulebook import Rulebook, choose

if TYPE_CHECKING:
    from lccluster.files.rules.forms import MeasuredForm


class FormChoice(Struct, frozen=True, dict=True):
    """The rulebooks of which a day chooses: the one given, that of the form, else today.

    `library` says what may stand around the labels of an office document.
    """

    rulebooks: Sequence[Rulebook | MeasuredForm]
    today: date
    on: date | None = None
    library: Library = SHIPPED

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """List the forms that can be meant, each once."""
        return tuple(dict.fromkeys(map(self._form, self.rulebooks)))

    def of_day(self, filled_on: date | None) -> Form:
        """Give the form of a day of filing."""
        return self._form(self.book_of_day(filled_on))

    def blank(self) -> Form:
        """Give the form to fill in today: that of one rulebook alone."""
        return self.book_of_day(None).form

    def book_of_day(self, filled_on: date | None) -> Rulebook | MeasuredForm:
        """Give the rulebook of a day of filing."""
        return choose(self.rulebooks, self.on or filled_on or self.today)

    def _form(self, book: Rulebook | MeasuredForm) -> Form:
        """Give the form of a rulebook; one that no day chooses is held against forms of others too."""
        if book.measure.chosen_by_day:
            return book.form
        from lccluster.files.rules.forms import forms_at_hand

        return joined([book.form, *forms_at_hand(self.library)])

    def of(self, document: Document) -> Form:
        """Give the form that a file in YAML was filled in on."""
        if len(self.forms) == 1:
            return self.forms[0]
        return self.of_day(self._day(document.data))

    def _day(self, data: object) -> date | None:
        """Find the day of filing under any name that a form has for it."""
        for key, value in data.items() if isinstance(data, dict) else ():
            if any(keys_of(form).find(key) == (FILLED_ON,) for form in self.forms):
                try:
                    return read_day(value)
                except QuantityError:
                    return None
        return None
