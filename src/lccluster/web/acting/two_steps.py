"""Whatever is recorded from the page comes in two steps: a form, what it comes to, and the record once it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.page import told_by_disk
from lccluster.usecases.page.applications.handed_in import MOST
from lccluster.usecases.page.applications.in_folder import chosen
from lccluster.usecases.page.asked import Typed
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Stamp
from lccluster.web.acting.asking import FILES, deed_page, form_page, is_form
from lccluster.web.acting.shelf import Shelf
from lccluster.web.acting.still_there import received
from lccluster.web.answering import CONFLICT, UNUSABLE, kept_no_more, refused
from lccluster.web.asked import query, see, several, text

if TYPE_CHECKING:
    from lccluster.web.acting.deeds import Deed, Preview
    from lccluster.web.routes import Reply, Routes


def add_two_steps(
    app: Routes, address: str, meant: Callable[..., Deed], begun: Callable[..., Deed] | None = None
) -> None:
    """Add the pages of a deed: `meant` finds it, `begun` where not every one may be begun anew."""
    shown: Shelf[tuple[str, Preview]] = Shelf(MOST)
    done: Shelf[tuple[str, Sequence[Any]]] = Shelf(MOST)
    confirmed: Shelf[str] = Shelf(MOST)

    @app.get(address)
    def form(**of: Any) -> bytes:
        deed = (begun or meant)(**of)
        return form_page(deed, _begun(deed))

    @app.post(address)
    def preview(**of: Any) -> bytes:
        deed = meant(**of)
        found = _shown(deed, _with_files(deed, _typed(deed)))
        return deed_page(deed, "preview.html", found=found, ticket=shown.put((deed.address, found)))

    @app.post(f"{address}/change")
    def change(**of: Any) -> bytes:
        deed = meant(**of)
        found: Preview = _kept(deed, shown, text("shown"))
        return form_page(deed, found.typed)

    @app.post(f"{address}/record")
    def record(**of: Any) -> Reply:
        deed, word = meant(**of), text("shown")
        found, ticket = _kept(deed, shown, word), confirmed.get(word)
        if ticket is None:  # else it was clicked twice
            ticket = done.put((deed.address, _done(deed, found, text("sha256"))))
            confirmed.put_under(word, ticket)
        return see(f"{deed.address}/done/{ticket}")

    @app.get(f"{address}/done/<ticket>")
    def what_was_done(ticket: str, **of: Any) -> bytes:
        deed = meant(**of)
        found = _kept(deed, done, ticket)
        return deed_page(deed, "recorded.html", made=found, **_then(deed, found))


def _then(deed: Deed, found: Any) -> dict[str, Any]:
    """Give what a page that tells what was done leads to: its last button, and what else follows."""
    (address, name), follows = deed.then(found)
    return {"onward": (address, Message("To “{name}”", name=name)), "follows": follows}


def _kept(deed: Deed, shelf: Shelf[tuple[str, Any]], ticket: str) -> Any:
    """Take from the shelf what was put there at this address; raises that it is kept no more."""
    address, found = shelf.get(ticket) or ("", None)
    if address != deed.address:
        raise kept_no_more(deed.office)
    return found


def _typed(deed: Deed) -> Typed:
    return Typed({each.key: text(each.key) for each in deed.fields() if each.shape not in FILES})


def _with_files(deed: Deed, typed: Typed) -> Typed:
    """Add the files that came, or came before, and the forms of the folder; raises the form again without them."""
    office, fields = deed.office, [each for each in deed.fields() if each.shape in FILES]
    forms = [each.key for each in fields if is_form(each)]
    try:
        here = {key: chosen(*office.lying, filter(None, several(f"{key}-here"))) for key in forms}
        files = received(office, deed.address, {each.key: each.option for each in fields})
    except Unusable as error:
        raise refused(UNUSABLE, form_page(deed, typed, error)) from None
    return replace(
        typed, place=office.drawer.put(files) if any(files.values()) else None, here=here
    )


def _shown(deed: Deed, typed: Typed) -> Preview:
    """Say what would be recorded; raises the form again with what stands against it."""
    try:
        found: Preview = deed.shown(typed, Stamp(deed.office.clock()))
    except ChangedMeanwhile as changed:
        raise _crossed(deed, typed, changed) from None
    except (Unusable, Refused) as error:
        besides = _besides(deed, typed, error)
        raise refused(UNUSABLE, form_page(deed, typed, error, besides=besides)) from None
    return found


def _besides(deed: Deed, typed: Typed, error: Unusable | Refused) -> Unusable | Refused | None:
    """Try it without what is wrong in its fields, so that what it lacks besides is said in the same run."""
    wrong = {each.field for each in error.problems} if isinstance(error, Unusable) else set()
    left = {each.key: "" for each in deed.fields() if each.option in wrong}
    if not left:
        return None
    try:
        deed.shown(replace(typed, texts={**typed.texts, **left}), Stamp(deed.office.clock()))
    except (Unusable, Refused) as more:
        return more
    except ChangedMeanwhile:
        return None
    return None


def _done(deed: Deed, found: Preview, sha256: str) -> Sequence[Any]:
    """Record it; raises what changed meanwhile, with what was typed, or what stands against it by now."""
    try:
        return deed.done(found, sha256)
    except ChangedMeanwhile as changed:
        raise _crossed(deed, found.typed, changed) from None
    except (Unusable, Refused) as error:
        page = form_page(deed, found.typed, error, standing=told_by_disk.standing())
        raise refused(UNUSABLE, page) from None


def _crossed(deed: Deed, typed: Typed, changed: ChangedMeanwhile) -> Reply:
    """Show the form with what was typed and what changed meanwhile."""
    return refused(CONFLICT, form_page(deed, changed.typed or typed, changed=changed.lines))


def _begun(deed: Deed) -> Typed:
    """Give what is filled in before anything is typed: what the link that led here chose already."""
    chosen = query()
    keys = [each.key for each in deed.fields() if each.key in chosen]
    return Typed({**deed.begun.texts, **{key: chosen[key] for key in keys}}, deed.begun.place)
