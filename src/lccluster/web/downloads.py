"""Documents as a browser takes them: under the name that people know, opened by nobody by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from lccluster.usecases.page.applications.handed_in import Download
from lccluster.web.answering import not_found
from lccluster.web.routes import Reply

if TYPE_CHECKING:
    from lccluster.web.office import Desk

KIND = "application/octet-stream"


def downloaded(document: Download) -> Reply:
    """Hand a document out."""
    named = f"attachment; filename*=UTF-8''{quote(document.name)}"
    return Reply(document.made(), kind=KIND, Content_Disposition=named)


def links(address: str, documents: Sequence[Download]) -> list[tuple[str, str]]:
    """Give each document its address and its name."""
    return [(f"{address}/{at}", each.name) for at, each in enumerate(documents)]


def chosen(office: Desk, documents: Sequence[Download], at: int) -> Reply:
    """Hand out one of some documents; raises that there is no such page."""
    if not 0 <= at < len(documents):
        raise not_found(office)
    return downloaded(documents[at])
