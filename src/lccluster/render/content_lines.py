"""Lines of a calendar (RFC 5545, 3.1 and 3.3.11): folded between characters, their text escaped."""

from __future__ import annotations

from collections.abc import Iterator

MOST = 74  # octets; with the blank before a folded line, the 75 that a line may have
_END, _FOLD = b"\r\n", b"\r\n "
_ESCAPING = b"\\^"  # a sign and what it escapes stay together, for readers that unfold too late
_WITHIN, _CONTINUED = 0b1100_0000, 0b1000_0000  # of UTF-8: an octet that begins no character


def content(*lines: str) -> bytes:
    """Draw lines one below the other, the last one ended, too."""
    return b"".join([_FOLD.join(_folded(each.encode())) + _END for each in lines])


def escaped(text: str) -> str:
    """Write a text as a value."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _folded(line: bytes) -> Iterator[bytes]:
    at = 0
    while len(line) - at > MOST:
        end = _character(line, at + MOST)
        end -= line[end - 1] in _ESCAPING
        yield line[at:end]
        at = end
    yield line[at:]


def _character(line: bytes, at: int) -> int:
    """Give where the character begins that an octet belongs to."""
    while line[at] & _WITHIN == _CONTINUED:
        at -= 1
    return at
