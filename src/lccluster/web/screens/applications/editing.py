"""An application of the folder, edited in place: its cells, the lines that change, then the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.language import Message
from lccluster.usecases.page.applications.editing import YAML, Edited, EditedForm, opened_form
from lccluster.usecases.page.applications.in_folder import forms_of
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.register.acts import Stamp
from lccluster.web.acting.deeds import Beside
from lccluster.web.acting.following import Link
from lccluster.web.acting.two_steps import add_two_steps
from lccluster.web.addresses import of_edited
from lccluster.web.answering import not_found

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Routes

WORDS = {
    "preview": Message("Show what would change"),
    "nothing_yet": Message("Nothing is written yet; the next screen shows the lines first."),
    "changed": Message("The file was changed meanwhile; nothing was written. What changed:"),
    "would": Message("These lines would change"),
    "record": Message("Save it"),
    "recorded": Message("Saved; these lines changed"),
    "figures": Message("What the form says"),
}


class MeantForm(Struct, frozen=True):
    """An application that somebody edits."""

    office: Desk
    address: str
    opened: EditedForm
    begun: Typed
    beside: Beside = ()
    title: Message = Message("Edit an application")
    does: Message = Message(
        "What is not changed stays as it is written, remarks and order included."
    )

    @property
    def words(self) -> Mapping[str, Message]:
        """Speak of lines of a file, where acts are recorded elsewhere."""
        return WORDS

    @property
    def back(self) -> tuple[str, str]:
        """Lead back to the forms of the folder."""
        return "/check", self.opened.path.name

    def fields(self) -> Sequence[AskedField]:
        """List the cells of the form."""
        return self.opened.fields()

    def shown(self, typed: Typed, _stamp: Stamp) -> Edited:
        """Say what would change; raises ChangedMeanwhile or Unusable."""
        return self.opened.edited(typed)

    def done(self, shown: Edited, sha256: str) -> list[Edited]:
        """Write it; raises ChangedMeanwhile or Unusable."""
        return [self.opened.save(shown, sha256)]

    def then(self, _recorded: Sequence[Edited]) -> tuple[Link, None]:
        """Go on to the check."""
        return ("/check", Message("Check")), None


def add_to(app: Routes, office: Desk) -> None:
    """Add the form of each application in YAML."""

    def meant(word: str) -> MeantForm:
        path = {} if office.read_only else forms_of(*office.lying)
        if word not in path or path[word].suffix.lower() not in YAML:
            raise not_found(office)
        opened = opened_form(path[word], office.library, office.today)
        return MeantForm(office, of_edited(word), opened, opened.begun())

    add_two_steps(app, "/edit/<word>", meant)
