"""Why a pack is not taken, in words."""

from __future__ import annotations

from lccluster.errors import Fault
from lccluster.language import Message

_AGAIN = Message("Have it sent again; nothing of it was taken.")


NO_PACK = Fault(
    "no-pack",
    Message("This is no pack of a register."),
    Message("“{command}” makes one.", command="lccluster register pack"),
)
ALTERED = Fault(
    "pack-altered",
    Message("The pack is not as it was made: altered, packed anew or cut off."),
    _AGAIN,
)
ODD_PART = Fault("odd-part", Message("It holds “{part}”, which no pack does."), _AGAIN)
PRESSED = Fault(
    "pack-altered", Message("“{part}” is compressed in it, which lccluster never does."), _AGAIN
)
TOO_LARGE = Fault(
    "pack-too-large",
    Message("The file holds far more than a pack does; it was not read."),
    Message("Look whether it is the right file."),
)
NEWER = Fault(
    "newer-format",
    Message("The pack has format {format}, this lccluster knows {known}."),
    Message("Install a newer lccluster."),
)
ANOTHER_CODE = Fault(
    "another-code",
    Message("The code of this pack is {code}, not the one that was given."),
    Message("Compare it with the letter; where they differ, have the pack sent again."),
)
ONE_AT_A_TIME = Fault(
    "one-at-a-time", Message("What would be taken is shown of one pack at a time.")
)
