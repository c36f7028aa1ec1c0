"""The name that a cluster bears."""

from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, refused
from lccluster.register.acts.particulars import VOIDING, Particular, WayBack
from lccluster.register.facts import Title
from lccluster.rulebook.measure import Measure


class Renamed(Act, frozen=True, kw_only=True):
    """The cluster bears another name from this day on."""

    words: ClassVar[Message] = Message("renaming")
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("name", Message("new name"), Message("The new name."), "NAME", by_place=True),
    )
    correctable: ClassVar[tuple[str, ...]] = (*Act.correctable, "name")
    taken_back: ClassVar[WayBack] = VOIDING
    command: ClassVar[str | None] = "rename"
    does: ClassVar[Message] = Message("Record a new name; the id stays.")
    on_several: ClassVar[bool] = False

    event: Literal["renamed"] = "renamed"
    name: str

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A new name is another one."""
        if self.name != title.name:
            return []
        message = Message("The cluster bears that name already.")
        return refused(self, "same-name", message, None)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Name the title anew."""
        return replace(title, name=self.name)
