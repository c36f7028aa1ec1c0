"""Why a pack is not taken, in words."""

from __future__ import annotations

from lccluster.errors import Problem
from lccluster.language import Message

_AGAIN = Message("Have it sent again; nothing of it was taken.")


def no_pack(name: str) -> Problem:
    """Say that a file is no pack."""
    return Problem(
        code="no-pack",
        file=name,
        message=Message("This is no pack of a register."),
        hint=Message("“{command}” makes one.", command="lccluster register pack"),
    )


def altered(name: str) -> Problem:
    """Say that a pack is not as it was made."""
    return Problem(
        code="pack-altered",
        file=name,
        message=Message("The pack is not as it was made: altered, packed anew or cut off."),
        hint=_AGAIN,
    )


def odd_part(name: str, part: str) -> Problem:
    """Say that a pack holds what none has, perhaps meant for another place on the disk."""
    return Problem(
        code="odd-part",
        file=name,
        message=Message("It holds “{part}”, which no pack does.", part=part),
        hint=_AGAIN,
    )


def pressed(name: str, part: str) -> Problem:
    """Say that a part is compressed, which may be far larger than it seems."""
    return Problem(
        code="pack-altered",
        file=name,
        message=Message("“{part}” is compressed in it, which lccluster never does.", part=part),
        hint=_AGAIN,
    )


def too_large(name: str) -> Problem:
    """Say that a file holds more than any pack."""
    return Problem(
        code="pack-too-large",
        file=name,
        message=Message("The file holds far more than a pack does; it was not read."),
        hint=Message("Look whether it is the right file."),
    )


def newer(name: str, written: int, known: int) -> Problem:
    """Say that a pack is of a format not known here."""
    return Problem(
        code="newer-format",
        file=name,
        field="format",
        message=Message(
            "The pack has format {format}, this lccluster knows {known}.",
            format=written,
            known=known,
        ),
        hint=Message("Install a newer lccluster."),
    )


def another_code(name: str, code: str) -> Problem:
    """Say that a pack is not the one of which a letter tells."""
    return Problem(
        code="another-code",
        file=name,
        message=Message("The code of this pack is {code}, not the one that was given.", code=code),
        hint=Message("Compare it with the letter; where they differ, have the pack sent again."),
    )


def one_at_a_time() -> Problem:
    """Say that what a pack would bring is only known once those before it are taken."""
    return Problem(
        code="one-at-a-time",
        field="--dry-run",
        message=Message("What would be taken is shown of one pack at a time."),
    )
