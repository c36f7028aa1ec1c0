"""单位往来: who works here, packs sent and received, conflicts between offices, acts that wait for a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.usecases.page.offices.settling import every_conflict
from lccluster.usecases.page.offices.working_here import WorkingHere
from lccluster.web.addresses import HEALTH, OFFICES, of_conflict
from lccluster.web.answering import DAMAGED, UNUSABLE, answer, or_wrong, refused

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Between offices")
WORDS = {
    "here": Message("Who works on this computer"),
    "say": Message("Say who works here"),
    "packs": Message("Packs"),
    "conflicts": Message("Conflicts between offices"),
    "none": Message("No conflict is open."),
    "theirs": Message("theirs"),
    "ours": Message("ours"),
    "settle": Message("Settle it"),
    **DAMAGED,
}
SEND, SEND_ROUND = Message("Send what was recorded"), Message("Send the round")
TO = Message("Left open, a county's is for the city, and the city's for every office.")
RECEIVE = Message("Take packs in")
MERGE = Message("Take in another copy of the register")
COPIES = Message(
    "A copy from elsewhere, or of a program that synchronises, is put into this folder first."
)


def add_to(app: Routes, office: Desk) -> None:
    """Add the screen."""

    @app.get(OFFICES)
    def offices() -> bytes | Reply:
        here, nobody = or_wrong(lambda: _here(office))
        conflicts, unread = or_wrong(lambda: _conflicts(office))
        wrong = [*dict.fromkeys([*nobody, *unread])]
        facts: dict[str, Any] = {"title": HEAD, "here": here, "conflicts": conflicts}
        facts["packs"] = [] if office.read_only else _packs(office)
        page = answer(office, "offices.html", WORDS, wrong=wrong, health=HEALTH, **facts)
        return refused(UNUSABLE, page) if wrong else page


def _here(office: Desk) -> tuple[Message, str]:
    """Say who works here, and where it is said where nobody has; raises Unusable."""
    here = WorkingHere(office.register, office.library, office.settings())
    return here.sentence, "" if office.read_only or here.is_said else f"{OFFICES}/here"


def _packs(office: Desk) -> list[tuple[str, Message]]:
    here = [
        (not office.missing_register, f"{OFFICES}/send", SEND),
        (not office.missing_round, f"{OFFICES}/send-round", SEND_ROUND),
        (True, f"{OFFICES}/receive", RECEIVE),
        (not office.missing_register, f"{OFFICES}/merge", MERGE),
    ]
    return [(address, name) for fits, address, name in here if fits]


def _conflicts(office: Desk) -> list[tuple[str, str, Any, tuple[str, str]]]:
    """Give each conflict that is open: its address, its name, what stands against both, the two sides."""
    if office.missing_register:
        return []
    return [
        ("" if office.read_only else of_conflict(each.word), each.title, each.clash.why, each.sides)
        for each in every_conflict(office.room())
    ]
