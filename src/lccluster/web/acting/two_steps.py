"""Whatever is recorded from the page comes in two steps: a form, what it comes to, and the record once it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.page import told_by_disk
from lccluster.usecases.page.against import against, would_do
from lccluster.usecases.page.applications.handed_in import MOST
from lccluster.usecases.page.applications.in_folder import chosen, names_here, words_here
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.commands import as_on_page
from lccluster.usecases.page.titles.recording import ChangedMeanwhile
from lccluster.usecases.register.acts import Stamp
from lccluster.web.acting.reading import keeping, line_read, reading
from lccluster.web.acting.shelf import Shelf
from lccluster.web.acting.still_there import WORDS as STILL_THERE
from lccluster.web.acting.still_there import received, set_aside
from lccluster.web.answering import CONFLICT, UNUSABLE, answer, first_of, kept_no_more, refused
from lccluster.web.asked import query, see, several, text

if TYPE_CHECKING:
    from lccluster.web.acting.deeds import Deed, Preview
    from lccluster.web.routes import Reply, Routes

WORDS = STILL_THERE | {
    "preview": Message("Show what would be recorded"),
    "nothing_yet": Message("Nothing is recorded yet; the next screen shows first what would be."),
    "choose": Message("choose one"),
    "here": Message("or a form of this folder"),
    "figures": Message("Type the figures of the form"),
    "changed": Message("The register was changed meanwhile; nothing was recorded. What changed:"),
    "went": Message("went"),
    "came": Message("came"),
    "still_there": Message("What was typed is still there."),
    "would": Message("What would be recorded"),
    "as_kept": Message("What the file keeps beside it"),
    "file": Message("To this file"),
    "although": Message("Recorded for the reason given, although"),
    "warnings": Message("Worth a look"),
    "record": Message("Record it"),
    "change": Message("Change what was typed"),
    "recorded": Message("What was recorded"),
    "follows": Message("What usually follows"),
}
FORM = "form"
FILES = ("file", FORM)
Changes = Sequence[tuple[str, str]]  # sign and line


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
        return _form(deed, _begun(deed))

    @app.post(address)
    def preview(**of: Any) -> bytes:
        deed = meant(**of)
        found = _shown(deed, _with_files(deed, _typed(deed)))
        return _page(deed, "preview.html", found=found, ticket=shown.put((deed.address, found)))

    @app.post(f"{address}/change")
    def change(**of: Any) -> bytes:
        deed = meant(**of)
        found: Preview = _kept(deed, shown, text("shown"))
        return _form(deed, found.typed)

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
        (onward, name), follows = deed.then(found)
        to = onward, Message("To “{name}”", name=name)
        return _page(deed, "recorded.html", made=found, onward=to, follows=follows)


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
    forms = [each.key for each in fields if _is_form(each)]
    try:
        here = {key: chosen(*office.lying, filter(None, several(f"{key}-here"))) for key in forms}
        files = received(office, deed.address, {each.key: each.option for each in fields})
    except Unusable as error:
        raise refused(UNUSABLE, _form(deed, typed, error)) from None
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
        raise refused(UNUSABLE, _form(deed, typed, error)) from None
    return found


def _done(deed: Deed, found: Preview, sha256: str) -> Sequence[Any]:
    """Record it; raises what changed meanwhile, with what was typed, or what stands against it by now."""
    try:
        return deed.done(found, sha256)
    except ChangedMeanwhile as changed:
        raise _crossed(deed, found.typed, changed) from None
    except (Unusable, Refused) as error:
        page = _form(deed, found.typed, error, standing=told_by_disk.standing())
        raise refused(UNUSABLE, page) from None


def _crossed(deed: Deed, typed: Typed, changed: ChangedMeanwhile) -> Reply:
    """Show the form with what was typed and what changed meanwhile."""
    return refused(CONFLICT, _form(deed, changed.typed or typed, changed=changed.lines))


def _begun(deed: Deed) -> Typed:
    """Give what is filled in before anything is typed: what the link that led here chose already."""
    chosen = query()
    keys = [each.key for each in deed.fields() if each.key in chosen]
    return Typed({**deed.begun.texts, **{key: chosen[key] for key in keys}}, deed.begun.place)


def _form(
    deed: Deed,
    typed: Typed,
    error: Unusable | Refused | None = None,
    changed: Changes | None = None,
    standing: Sequence[Message] = (),
) -> bytes:
    """Draw the form with what was typed, what stands against it, and what was written before that was found."""
    told_by_disk.told_elsewhere(getattr(error, "problems", ()))
    fields = deed.fields()
    known = {each.option: each for each in fields}
    wrong: dict[str, list[str]] = {}
    for option, sentence in _against(deed, error, known):
        wrong.setdefault(option, []).append(sentence)
    if standing:
        wrong.setdefault("", []).extend(map(str, standing))
    about: dict[str, Any] = {
        "fields": fields,
        "typed": typed.texts,
        "wrong": {option: first_of(said) for option, said in wrong.items()},
        "would_do": would_do(error),
        "changed": changed and [(sign, line_read(deed.office, line)) for sign, line in changed],
    }
    about["filled"] = [key for key, said in typed.texts.items() if said]
    about["here"] = names_here(*deed.office.lying) if any(map(_is_form, fields)) else ()
    about["ticked"] = {
        key: words_here(deed.office.folder, each) for key, each in typed.here.items()
    }
    files = [each.key for each in fields if each.shape in FILES]
    about |= set_aside(deed.office, deed.address, typed.place, files)
    return _page(deed, "act.html", beside=deed.beside, **about)


def _is_form(field: AskedField) -> bool:
    return field.shape == FORM


def _against(
    deed: Deed, error: Unusable | Refused | None, known: Mapping[str, AskedField]
) -> Sequence[tuple[str, str]]:
    return against(error, deed.office.drawer.sayings, known) if error else ()


def _page(deed: Deed, template: str, **facts: Any) -> bytes:
    about: dict[str, Any] = {"back": deed.back, "does": deed.does, "address": deed.address}
    about["plain"] = lambda line: as_on_page(deed.office.drawer.sayings.of(line))
    about["first_of"] = first_of
    about["reading"], about["keeping"] = partial(reading, deed.office), keeping
    return answer(
        deed.office, template, {**WORDS, **deed.words}, title=deed.title, **about, **facts
    )
