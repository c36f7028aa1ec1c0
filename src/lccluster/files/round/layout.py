"""Where everything lies in a round, as names below its folder, with slashes."""

from __future__ import annotations

from lccluster.files.disk.names import is_borne_everywhere, is_word
from lccluster.files.disk.temporary import is_temporary
from lccluster.files.register.layout import is_step

ROUND, CALL, PANEL = "round.yaml", "call.yaml", "panel.yaml"
APPLICATIONS, SHEETS = "applications", "sheets"
RECORD, FINDINGS, MATERIALS = "record.yaml", "findings", "materials"
EARLIER = "earlier"  # what was replaced, below the round, an application and the sheets
_DEEPEST = 8  # steps: applications/371522-01/materials/…
_LONGEST_ID = 40  # signs


def is_application(name: str) -> bool:
    """Tell whether a name can be an application's: its county's code and a serial."""
    return is_word(name, _LONGEST_ID, "-")


def record_file(application: str) -> str:
    """Name the file of an application's record."""
    return f"{APPLICATIONS}/{application}/{RECORD}"


def is_of_round(name: str) -> bool:
    """Tell whether a name is that of a file which the tool writes in a round."""
    parts = name.split("/")
    if not all(map(is_step, parts)) or is_temporary(parts[-1]):
        return False
    if len(parts) == 1:
        return name in (ROUND, CALL, PANEL)
    if parts[0] == EARLIER:
        return len(parts) == 2  # noqa: PLR2004 - no folders there
    if parts[0] == SHEETS:
        return len(parts) in (2, 3)
    return parts[0] == APPLICATIONS and 2 < len(parts) <= _DEEPEST  # noqa: PLR2004


def is_sent(name: str) -> bool:
    """Tell whether a file of a round goes into packs: what is hidden does not, nor what some disk cannot bear."""
    steps = name.split("/")
    return is_of_round(name) and not is_hidden(name) and all(map(is_borne_everywhere, steps))


def is_hidden(name: str) -> bool:
    """Tell whether programs and systems put a file there for themselves."""
    return name.rpartition("/")[2].startswith((".", "~$"))
