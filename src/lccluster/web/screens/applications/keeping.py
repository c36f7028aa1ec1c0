"""What was handed in or found here, written into the folder: what would be written first, then the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.usecases.page.applications.checking import CheckedBatch
from lccluster.usecases.page.applications.handed_in import MOST
from lccluster.usecases.page.applications.keeping import Keeping, is_kept, keeping
from lccluster.usecases.page.applications.kept import checked_again, keep, kept_batch
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.web.acting.shelf import Shelf
from lccluster.web.answering import (
    CONFLICT,
    UNUSABLE,
    answer,
    kept_no_more,
    not_found,
    refused,
    said_by,
)
from lccluster.web.asked import see, text
from lccluster.web.screens.applications.batches import batch_with

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Write into the folder")
WORDS = {
    "would": Message("These files would be written; none that stands is written over."),
    "keep": Message("Write them"),
    "changed": Message("Files were changed meanwhile; nothing was written. What changed:"),
    "went": Message("went"),
    "came": Message("came"),
    "still_there": Message("What was answered here is still there."),
    "again": Message("Check again with what lies there now"),
    "back": Message("Back to the result"),
}


def add_keeping(app: Routes, office: Desk, shelf: Shelf[CheckedBatch]) -> None:
    """Add what would be written, the writing, and the check anew."""
    shown: Shelf[Keeping] = Shelf(MOST)
    written: Shelf[str] = Shelf(MOST)

    @app.get("/check/<word>/keep/<number:int>")
    def preview(word: str, number: int) -> bytes:
        found = _planned(office, word, number)
        return _page(office, word, number, found=found, ticket=shown.put(found))

    @app.post("/check/<word>/keep/<number:int>")
    def write(word: str, number: int) -> Reply:
        ticket, batch = text("shown"), _batch(office, word, number)
        meant, address = shown.get(ticket), written.get(ticket)
        if meant is None:
            raise kept_no_more(office)
        if address:  # it was clicked twice
            return see(address)
        try:
            keep(meant, _planned(office, word, number), text("sha256"))
            address = f"/check/{shelf.put(kept_batch(batch, number, meant))}"
            written.put_under(ticket, address)
            return see(address)
        except ChangedMeanwhile as changed:
            raise _changed(office, word, number, changed) from None

    @app.post("/check/<word>/again")
    def again(word: str) -> Reply:
        return see(f"/check/{shelf.put(checked_again(_batch(office, word, 0)))}")


def to_keep(office: Desk, found: CheckedBatch, word: str) -> list[tuple[str, str]]:
    """Lead to the writing of each application of which something lies in no folder yet."""
    if office.read_only:
        return []
    return [
        (f"/check/{word}/keep/{at}", found.report.sections[at].name)
        for at in range(len(found.checked))
        if not is_kept(found, at, office.drawer.folder)
    ]


def _batch(office: Desk, word: str, number: int) -> CheckedBatch:
    """Find a batch; where nothing may be written there is no such page."""
    if office.read_only:
        raise not_found(office)
    return batch_with(office, word, number)


def _planned(office: Desk, word: str, number: int) -> Keeping:
    """Say what would be written; raises what changed meanwhile."""
    batch, drawer = _batch(office, word, number), office.drawer
    if is_kept(batch, number, drawer.folder):
        raise not_found(office)
    try:
        return keeping(batch, number, drawer.folder, office.folder)
    except ChangedMeanwhile as changed:
        raise _changed(office, word, number, changed) from None
    except Unusable as unusable:
        said = said_by(drawer.sayings.again(unusable))
        raise refused(UNUSABLE, _page(office, word, number, said=said)) from None


def _changed(office: Desk, word: str, number: int, changed: ChangedMeanwhile) -> Reply:
    return refused(CONFLICT, _page(office, word, number, changed=changed.lines))


def _page(office: Desk, word: str, number: int, **facts: Any) -> bytes:
    nothing: dict[str, Any] = {"found": None, "ticket": "", "changed": None, "said": ()}
    address = f"/check/{word}/keep/{number}"
    about = {"title": HEAD, "address": address, "result": f"/check/{word}"}
    return answer(office, "keep.html", WORDS, **about, **nothing | facts)
