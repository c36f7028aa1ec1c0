"""What may be done now, each with its address, and what may not, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.usecases.page.commands import as_on_page
from lccluster.web.addresses import of_opening, of_round_act

if TYPE_CHECKING:
    from lccluster.round.records import ApplicationRecord
    from lccluster.usecases.page.holding.about import About
    from lccluster.web.office import Desk

ACT_WORDS = {
    "possible": Message("What may be done now"),
    "nothing_now": Message("Nothing may be recorded now."),
    "others": Message("What may not be done now, and why"),
}
Acts = dict[str, Any]
Offer = tuple[
    str, Message | str, Sequence[object]
]  # its address, its name, and what stands against it


def offered(every: Iterable[Offer]) -> Acts:
    """Part acts by whether anything stands against them."""
    acts = list(every)
    return {
        "possible": [(address, title) for address, title, against in acts if not against],
        "others": [(title, [*map(as_on_page, against)]) for _, title, against in acts if against],
    }


def acts_on_application(office: Desk, record: ApplicationRecord) -> Acts:
    """Give the acts on an application of the round; none where nothing may be written."""
    from lccluster.usecases.page.holding.about import About
    from lccluster.usecases.page.holding.of_applications import ON_APPLICATIONS

    if office.read_only:
        return {}
    about = About(office.round_room(), office.today, record)
    now = [
        (of_round_act(each.word, record.id), each.title, each.against(about))
        for each in ON_APPLICATIONS.values()
    ]
    return offered([*_completion(about), *now])


def _completion(about: About) -> Iterator[Offer]:
    """Offer to take in what was missing of an application that was given back: it is filed as it was at first."""
    from lccluster.round.states import State
    from lccluster.usecases.page.holding.receiving import FILING

    if about.met.life.state is State.RETURNED:
        yield of_round_act(FILING.word, about.record.id), Message("receive what was missing"), ()


def acts_on_round(office: Desk) -> Acts:
    """Give the acts on several applications, or on the round; none where nothing may be written."""
    from lccluster.usecases.page.holding.about import About
    from lccluster.usecases.page.holding.of_the_round import ON_ROUND

    if office.read_only:
        return {}
    about = About(office.round_room(), office.today)
    now = [(of_round_act(each.word), each.title, each.against(about)) for each in ON_ROUND.values()]
    return offered([*now, (of_opening(), Message("Open another year's round"), ())])
