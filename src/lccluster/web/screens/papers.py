"""公文: the documents that stand ready today, of the register and of the round, to download."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.round.draft_kinds import DraftKind
from lccluster.usecases.page.applications.handed_in import Download
from lccluster.usecases.page.papers import DayPapers
from lccluster.web.addresses import DOCUMENTS
from lccluster.web.answering import answer, not_found
from lccluster.web.downloads import chosen, links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Documents")
WORDS = {
    "lists": Message("Lists of the register"),
    "notices": Message("Drafts of notices on titles"),
    "drafts": Message("Drafts of the round"),
    "none": Message("No document stands ready today."),
    "draft": Message("Each is a draft: number, seal and signature are the office's."),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the lists of documents, and each of them."""

    @app.get("/documents")
    def documents() -> bytes:
        groups: list[Group] = [
            (WORDS[each], links(f"/documents/{each}", _of_register(office, each)))
            for each in ("lists", "notices")
        ]
        kinds = [(f"/documents/round/{each.word}", name) for each, name in _kinds(office).items()]
        return _page(office, [*groups, (WORDS["drafts"], kinds)])

    for each in ("lists", "notices"):
        app.get(f"/documents/{each}/<at:int>")(partial(_one, office, each))

    @app.get("/documents/round/<word>")
    def drafts(word: str) -> bytes:
        kind, name = _kind(office, word)
        found = links(f"/documents/round/{word}", _of_round(office, kind))
        return _page(office, [("", found)], name, (DOCUMENTS, str(HEAD)))

    @app.get("/documents/round/<word>/<at:int>")
    def draft(word: str, at: int) -> Reply:
        return chosen(office, _of_round(office, _kind(office, word)[0]), at)


def _one(office: Desk, group: str, at: int) -> Reply:
    return chosen(office, _of_register(office, group), at)


Group = tuple["Message | str", "Sequence[tuple[str, str]]"]


def _page(
    office: Desk,
    groups: Sequence[Group],
    title: Message | str = HEAD,
    back: tuple[str, str] | None = None,
) -> bytes:
    shown = [(head, links) for head, links in groups if links]
    return answer(office, "documents.html", WORDS, title=title, groups=shown, back=back)


def _of_register(office: Desk, group: str) -> list[Download]:
    if office.missing_register:
        return []
    made, room = DayPapers(office.today, office.fonts), office.room()
    return made.lists(room) if group == "lists" else made.notices(room)


def _kinds(office: Desk) -> dict[DraftKind, str]:
    if office.missing_round:
        return {}
    return DayPapers(office.today, office.fonts).kinds(office.round_room())


def _kind(office: Desk, word: str) -> tuple[DraftKind, str]:
    found = next((each for each in _kinds(office).items() if each[0].word == word), None)
    if found is None:
        raise not_found(office)
    return found


def _of_round(office: Desk, kind: DraftKind) -> list[Download]:
    return DayPapers(office.today, office.fonts).drafts(office.round_room(), kind)
