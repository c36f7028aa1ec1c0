"""Documents as a browser takes them: under the name that people know, opened by nobody by itself."""

from __future__ import annotations

from urllib.parse import quote

from bottle import HTTPResponse

from lccluster.usecases.page.handed_in import Download

KIND = "application/octet-stream"


def downloaded(document: Download) -> HTTPResponse:
    """Hand a document out."""
    named = f"attachment; filename*=UTF-8''{quote(document.name)}"
    return HTTPResponse(
        document.made(), headers={"Content-Disposition": named, "Content-Type": KIND}
    )
