"""The licences of all that the folder holds, each as its makers give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

OF_A_PACKAGE = re.compile(
    r"(?P<package>[^/]+)\.dist-info/(?:licenses/)?"
    r"(?P<name>(?:.+/)?(?:licen[cs]e|copying|notice|authors)[^/]*)",
    re.IGNORECASE,
)
METADATA = re.compile(r"(?P<package>[^/]+)\.dist-info/METADATA")


def of(libraries: dict[str, bytes]) -> dict[str, bytes]:
    """Give the licences of unpacked wheels by their place; one without a file states it in its metadata."""
    files = dict(_files(libraries))
    having = {name.partition("/")[0] for name in files}
    return files | {
        f"{match['package']}/METADATA": data
        for name, data in libraries.items()
        if (match := METADATA.fullmatch(name)) and match["package"] not in having
    }


def _files(libraries: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in libraries.items():
        if match := OF_A_PACKAGE.fullmatch(name):
            yield f"{match['package']}/{match['name']}", data
