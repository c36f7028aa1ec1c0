"""What may be done with a title: the form of an act, the very line, and the act itself once it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.errors import Problem, Refused, Unusable
from lccluster.language import Message
from lccluster.register.title import title_of
from lccluster.usecases.page.errands import ERRANDS, Errand, Typed, entry_of
from lccluster.usecases.page.handed_in import MOST, Sayings
from lccluster.usecases.page.recording import (
    ChangedMeanwhile,
    Previewed,
    changed_lines,
    confirmed,
    previewed,
)
from lccluster.usecases.register.acts import Recorded, Stamp
from lccluster.web.addresses import of_act, of_title
from lccluster.web.answering import CONFLICT, UNUSABLE, answer, not_found, refused
from lccluster.web.asked import see, text, uploads
from lccluster.web.shelf import Shelf

if TYPE_CHECKING:
    from bottle import Bottle, HTTPResponse

    from lccluster.register.cluster import Cluster
    from lccluster.usecases.register.room import Room
    from lccluster.web.office import Desk

WORDS = {
    "preview": Message("Show what would be recorded"),
    "nothing_yet": Message("Nothing is recorded yet; the next screen shows the line first."),
    "choose": Message("choose one"),
    "changed": Message("The title was changed meanwhile; nothing was recorded. What changed:"),
    "went": Message("went"),
    "came": Message("came"),
    "still_there": Message("What was typed is still there."),
    "line": Message("This line would be written"),
    "file": Message("To this file"),
    "although": Message("Recorded for the reason given, although"),
    "warnings": Message("Worth a look"),
    "record": Message("Record it"),
    "change": Message("Change what was typed"),
    "recorded": Message("Recorded, and written word for word"),
    "to_title": Message("To the title"),
    "follows": Message("What usually follows"),
}
FILES = "file"


class MeantAct(Struct, frozen=True):
    """An act that somebody is about to record on a title."""

    office: Desk
    room: Room
    cluster: Cluster
    errand: Errand

    @property
    def address(self) -> str:
        """Give the address of its form."""
        return of_act(self.cluster.id, self.errand.word)

    @property
    def name(self) -> str:
        """Give the name that the cluster bears."""
        title = title_of(self.cluster, self.room.measure, self.office.clocks)
        return title.name if title else self.cluster.name


def add_to(app: Bottle, office: Desk) -> None:
    """Add the form, the preview, the recording, and what was recorded."""
    shown: Shelf[Previewed] = Shelf(MOST)
    done: Shelf[Recorded] = Shelf(MOST)

    @app.get("/titles/<cluster>/do/<word>")  # type: ignore[untyped-decorator]
    def form(cluster: str, word: str) -> bytes:
        return _form(_meant(office, cluster, word), Typed({}), ())

    @app.post("/titles/<cluster>/do/<word>")  # type: ignore[untyped-decorator]
    def preview(cluster: str, word: str) -> bytes:
        meant = _meant(office, cluster, word)
        found = _previewed(meant, _typed(meant))
        return _line(meant, found, shown.put(found))

    @app.post("/titles/<cluster>/do/<word>/change")  # type: ignore[untyped-decorator]
    def change(cluster: str, word: str) -> bytes:
        meant, found = _meant(office, cluster, word), shown.get(text("shown"))
        return _form(meant, found.typed if found else Typed({}), ())

    @app.post("/titles/<cluster>/do/<word>/record")  # type: ignore[untyped-decorator]
    def record(cluster: str, word: str) -> HTTPResponse:
        meant, found = _meant(office, cluster, word), shown.get(text("shown"))
        if found is None or found.errand is not meant.errand:
            raise not_found(office)
        recorded = _recorded(meant, found, text("sha256"))
        return see(f"{meant.address}/done/{done.put(recorded)}")

    @app.get("/titles/<cluster>/do/<word>/done/<ticket>")  # type: ignore[untyped-decorator]
    def what_was_done(cluster: str, word: str, ticket: str) -> bytes:
        meant, found = _meant(office, cluster, word), done.get(ticket)
        if found is None:
            raise not_found(office)
        return _done(meant, found)


def _meant(office: Desk, cluster: str, word: str) -> MeantAct:
    """Find title and act; where nothing may be written there is no such page."""
    if office.read_only or office.missing_register or word not in ERRANDS:
        raise not_found(office)
    room = office.room()
    entry = entry_of(room, cluster)
    if entry is None:
        raise not_found(office)
    return MeantAct(office, room, entry.cluster, ERRANDS[word])


def _typed(meant: MeantAct) -> Typed:
    fields = meant.errand.fields(meant.room, meant.cluster)
    files = {each.key: uploads(each.key) for each in fields if each.shape == FILES}
    place = meant.office.drawer.put(files) if any(files.values()) else None
    return Typed({each.key: text(each.key) for each in fields if each.shape != FILES}, place)


def _previewed(meant: MeantAct, typed: Typed) -> Previewed:
    """Say what would be recorded; raises the form again with what stands against it."""
    try:
        stamp = Stamp(meant.office.clock())
        return previewed(meant.room, meant.cluster.id, meant.errand, typed, stamp)
    except (Unusable, Refused) as error:
        raise refused(UNUSABLE, _form(meant, typed, _against(error, typed))) from None


def _recorded(meant: MeantAct, found: Previewed, sha256: str) -> Recorded:
    """Record it; raises what changed meanwhile, with what was typed, or what stands against it by now."""
    try:
        return confirmed(meant.room, meant.cluster.id, found, sha256)
    except ChangedMeanwhile as changed:
        lines = changed_lines(found.before, changed.now)
        page = _form(meant, found.typed, (), changed=lines)
        raise refused(CONFLICT, page) from None
    except (Unusable, Refused) as error:
        page = _form(meant, found.typed, _against(error, found.typed))
        raise refused(UNUSABLE, page) from None


def _against(error: Unusable | Refused, typed: Typed) -> tuple[Problem | str, ...]:
    """Give what stands against it, of an input with its field."""
    if isinstance(error, Refused):
        return tuple(map(str, error.said))
    return (Sayings(typed.place).again(error) if typed.place else error).problems


def _form(
    meant: MeantAct,
    typed: Typed,
    against: tuple[Problem | str, ...],
    changed: list[tuple[str, str]] | None = None,
) -> bytes:
    fields = meant.errand.fields(meant.room, meant.cluster)
    known = {each.option for each in fields}
    wrong: dict[str, list[str]] = {}
    for each in against:
        option = each.field if isinstance(each, Problem) and each.field in known else ""
        wrong.setdefault(option or "", []).append(str(each))
    return _page(
        meant, "act.html", fields=fields, typed=typed.texts, wrong=wrong, changed=changed or ()
    )


def _line(meant: MeantAct, found: Previewed, ticket: str) -> bytes:
    return _page(meant, "preview.html", found=found, ticket=ticket)


def _done(meant: MeantAct, found: Recorded) -> bytes:
    follows = found.event.next_command([meant.cluster.id], meant.room.measure)
    return _page(meant, "recorded.html", found=found, follows=follows or "")


def _page(meant: MeantAct, template: str, **facts: Any) -> bytes:
    said = {"name": meant.name, "does": meant.errand.does, "address": meant.address}
    title = meant.errand.title
    back = of_title(meant.cluster.id)
    return answer(meant.office, template, WORDS, title=title, back=back, **said, **facts)
