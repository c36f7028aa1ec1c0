"""What a form of the page says: its texts and its files."""

from __future__ import annotations

from bottle import HTTPResponse, request

from lccluster.usecases.page.applications.handed_in import Upload


def text(name: str) -> str:
    """Give what was typed into a field, without blanks around it."""
    return str(request.forms.getunicode(name, "")).strip()


def several(name: str) -> list[str]:
    """Give what was ticked of several."""
    return [str(each) for each in request.forms.decode().getall(name)]


def everything() -> dict[str, str]:
    """Give everything that was typed or chosen, by the names of the fields."""
    return {key: str(value).strip() for key, value in request.forms.decode().items()}


def uploads(name: str) -> list[Upload]:
    """Give the files that were put into a field."""
    found = request.files.decode().getall(name)
    return [Upload(each.raw_filename, each.file.read()) for each in found]


def see(address: str) -> HTTPResponse:
    """Send the browser on, so that what was sent is not sent again."""
    return HTTPResponse(status=303, headers={"Location": address})
