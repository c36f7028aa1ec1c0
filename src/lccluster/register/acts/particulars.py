"""What a kind of act tells of itself: what it says beyond day and paper, and the way back."""

from collections.abc import Callable

from msgspec import Struct

from lccluster.language import Message


class Particular(Struct, frozen=True):
    """What a kind of act says beyond its day and its paper: its key, its head in a history.

    A command that records the act asks for it with `help`, as an option, or by its place on the
    line; without `help` it comes out of the papers. An option that is `needed` is never left out.
    """

    key: str
    label: Message
    help: Message | None = None
    metavar: str = "TEXT"
    by_place: bool = False
    needed: bool = False

    @property
    def option(self) -> str:
        """Name it as the command line does, and as its problems are told."""
        return self.metavar if self.by_place else f"--{self.key.replace('_', '-')}"


PAPER = (
    Particular("on", Message("day")),
    Particular("by", Message("by")),
    Particular("document_number", Message("document")),
)
REMARKS = (Particular("note", Message("note")), Particular("override", Message("taken because")))


class WayBack(Struct, frozen=True):
    """How a kind of act is taken back, or mended: the command, and the sentence that names it.

    What is `never_voided` says so, with what is typed instead.
    """

    command: str
    sentence: Callable[[str], Message]
    never_voided: Callable[[str], Message] | None = None


VOIDING = WayBack(
    "void {of} --reason …",
    lambda command: Message("If it was recorded by mistake: {command}", command=command),
)
SETTING_ASIDE = WayBack(
    "set-aside {of} --document …",
    lambda command: Message("If it is withdrawn one day: {command}", command=command),
    lambda command: Message(
        "A decision is never voided; “{command}” sets it aside.", command=command
    ),
)
CORRECTING = WayBack(
    "correct {of} {pair}",
    lambda command: Message("If it is recorded wrongly: {command}", command=command),
    lambda command: Message(
        "A decision is never voided; “{command}” corrects what is recorded wrongly.",
        command=command,
    ),
)
