"""What applications are checked with at the page: the day, the occasion and the rules that somebody chose, or nobody did."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lccluster.files.forms.choice import FormChoice
from lccluster.files.rules.forms import measured_forms
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.vocabulary import Occasion

LABELS = {"--on": Message("Day that decides"), "--rules": Message("Rules to hold it against")}


class CheckingWith(Struct, frozen=True):
    """What applications are checked with; the day chooses among the rulebooks where `rules` names none."""

    library: Library
    today: date
    fonts: str
    on: date | None = None
    occasion: Occasion = Occasion.RECOGNITION
    rules: str | None = None

    @property
    def form_choice(self) -> FormChoice:
        """Choose the form of the annex by which each application is read."""
        forms = measured_forms(self.library, self.rules)
        return FormChoice(forms, self.today, library=self.library)
