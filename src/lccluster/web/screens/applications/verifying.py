"""An earlier result worked out again: dropped here with its form and findings, or with those of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.usecases.page.applications.checking import FINDINGS, FORMS
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.materials import MATERIALS
from lccluster.usecases.page.applications.verifying import RESULT, verified
from lccluster.web.addresses import VERIFYING
from lccluster.web.answering import UNUSABLE, answer, refused, said_by
from lccluster.web.asked import uploads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

    Said = tuple[str, Sequence[str]]  # of a result, and in what it differs

HEAD = Message("Work an earlier result out again")
BACK = "/check", Message("Check")
FILES = (RESULT, FORMS, FINDINGS, MATERIALS)
WORDS = {
    RESULT: Message("The result, as it came with the documents of a check (.json)"),
    FORMS: Message("The form it is of, where it does not lie in the folder"),
    FINDINGS: Message("The findings it names, where they do not lie in the folder"),
    MATERIALS: Message("The materials that the forms name, where they lie as files"),
    "again": Message("Work it out again"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the form, and what came of it."""

    @app.get(VERIFYING)
    def form() -> bytes:
        return _page(office)

    @app.post(VERIFYING)
    def verify() -> bytes | Reply:
        place = office.drawer.put({each: uploads(each) for each in FILES})
        try:
            asked = CheckingWith(office.library, office.today, office.fonts)
            found = verified(place, asked, office.folder)
        except Unusable as unusable:
            said = said_by(office.drawer.sayings.again(unusable))
            return refused(UNUSABLE, _page(office, wrong=said))
        of = office.drawer.sayings.of
        return _page(office, [(of(each.said), [*map(of, each.differences)]) for each in found])


def _page(office: Desk, found: Sequence[Said] = (), wrong: Sequence[str] = ()) -> bytes:
    facts = {"title": HEAD, "back": BACK, "address": VERIFYING, "files": FILES}
    return answer(office, "verify.html", WORDS, found=found, wrong=wrong, **facts)
