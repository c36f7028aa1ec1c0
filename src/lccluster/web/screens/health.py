"""检查: is the register whole, is the round?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.errors import Problem
from lccluster.language import Message
from lccluster.usecases.page.commands import as_on_page
from lccluster.web.addresses import ADOPTING, HEALTH
from lccluster.web.answering import UNUSABLE, answer, or_wrong, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Whole and sound")
ADOPT = Message("Adopt what was made by hand")
WORDS = {"adopt": ADOPT, "register": Message("The register"), "round": Message("The round")}


def add_to(app: Routes, office: Desk) -> None:
    """Add the screen."""

    @app.get(HEALTH)
    def health() -> bytes | Reply:
        register, no_register = or_wrong(lambda: _register(office))
        of_round, no_round = or_wrong(lambda: _round(office))
        *told, by_hand = register or (no_register, (), False)
        found = {
            "register": _in_words(*told),
            "round": _in_words(*(of_round or (no_round, ()))),
        }
        adopt = ADOPTING if by_hand and not office.read_only else ""
        page = answer(office, "health.html", WORDS, title=HEAD, found=found, adopt=adopt)
        return refused(UNUSABLE, page) if no_register or no_round else page


def _in_words(damage: Sequence[object], said: Sequence[object]) -> tuple[list[str], list[str]]:
    """Say both, damage and the rest, in the words of the page."""
    return [*map(as_on_page, damage)], [*map(as_on_page, said)]


def _register(office: Desk) -> tuple[Sequence[object], Sequence[object], bool]:
    """Give damage, what else is said, and whether anything was made by hand that can be adopted."""
    if said := office.missing_register:
        return [], [said], False
    from lccluster.usecases.register.check import check

    found = check(office.room())
    aside = [*found.notices, *(each.problem for each in found.unsealed)]
    said_of = [*aside, *([] if found.damage else [found.whole])]
    return found.damage, said_of, bool(found.unsealed or found.changed)


def _round(office: Desk) -> tuple[list[Problem], list[Message | Problem]]:
    if said := office.missing_round:
        return [], [said]
    from lccluster.usecases.register.acts import unheard
    from lccluster.usecases.round.check import check_round

    found = check_round(office.round_room(), unheard)
    damage = [each for each in found.problems if each.severity is each.severity.ERROR]
    aside = [each for each in found.problems if each not in damage]
    return damage, [*aside, *([] if damage else [found.whole])]
