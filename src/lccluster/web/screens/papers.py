"""公文: the documents that stand ready today, of the register and of the round, to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.round.draft_kinds import DraftKind
from lccluster.usecases.page.applications.handed_in import Download
from lccluster.usecases.page.papers import DayPapers
from lccluster.web.addresses import DOCUMENTS, HEALTH
from lccluster.web.answering import DAMAGED, UNUSABLE, answer, not_found, or_wrong, refused, told
from lccluster.web.downloads import chosen, links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.errors import Problem
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Documents")
LISTS, NOTICES, DRAFTS = f"{DOCUMENTS}/lists", f"{DOCUMENTS}/notices", f"{DOCUMENTS}/round"
WORDS = DAMAGED | {
    "lists": Message("Lists of the register"),
    "notices": Message("Drafts of notices on titles"),
    "drafts": Message("Drafts of the round"),
    "none": Message("No document stands ready today."),
    "draft": Message("Number, seal and signature of a draft are the office's."),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the lists of documents, and each of them."""

    @app.get(DOCUMENTS)
    def documents() -> bytes | Reply:
        lists, no_lists = or_wrong(lambda: _lists(office))
        notices, no_notices = or_wrong(lambda: _notices(office))
        kinds, no_drafts = or_wrong(lambda: _kinds(office))
        ready, damage = notices or ((), ())
        drafts = [(f"{DRAFTS}/{each.word}", name) for each, name in (kinds or {}).items()]
        groups: list[Group] = [
            (WORDS["lists"], links(LISTS, lists or ())),
            (WORDS["notices"], links(NOTICES, ready)),
            (WORDS["drafts"], drafts),
        ]
        wrong = [*dict.fromkeys([*no_lists, *no_notices, *told(damage), *no_drafts])]
        page = _page(office, groups, wrong=wrong)
        return refused(UNUSABLE, page) if wrong else page

    @app.get(f"{LISTS}/<at:int>")
    def one_list(at: int) -> Reply:
        return chosen(office, _lists(office), at)

    @app.get(f"{NOTICES}/<at:int>")
    def notice(at: int) -> Reply:
        return chosen(office, _notices(office)[0], at)

    @app.get(f"{DRAFTS}/<word>")
    def drafts(word: str) -> bytes:
        kind, name = _kind(office, word)
        found = links(f"{DRAFTS}/{word}", _of_round(office, kind))
        return _page(office, [("", found)], name, (DOCUMENTS, str(HEAD)))

    @app.get(f"{DRAFTS}/<word>/<at:int>")
    def draft(word: str, at: int) -> Reply:
        return chosen(office, _of_round(office, _kind(office, word)[0]), at)


Group = tuple["Message | str", "Sequence[tuple[str, str]]"]


def _page(
    office: Desk,
    groups: Sequence[Group],
    title: Message | str = HEAD,
    back: tuple[str, str] | None = None,
    wrong: Sequence[str] = (),
) -> bytes:
    shown = [(head, links) for head, links in groups if links]
    facts: dict[str, Any] = {"title": title, "groups": shown, "back": back}
    return answer(office, "documents.html", WORDS, wrong=wrong, health=HEALTH, **facts)


def _lists(office: Desk) -> list[Download]:
    if office.missing_register:
        return []
    return DayPapers(office.today, office.fonts).lists(office.room())


def _notices(office: Desk) -> tuple[list[Download], list[Problem]]:
    """Give the drafts on titles, and what is wrong with titles that cannot be read."""
    if office.missing_register:
        return [], []
    return DayPapers(office.today, office.fonts).notices(office.room())


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
