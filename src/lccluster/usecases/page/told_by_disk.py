"""What a request has written, and what the system refused where nobody had a word of its own for it."""

from __future__ import annotations

from lccluster.files.disk import deeds
from lccluster.files.yaml.text import refused_by_system
from lccluster.language import Message

begin = deeds.begin
told_elsewhere = deeds.told_elsewhere
damage = deeds.damage  # which acts are not as they were sealed, of all that a request read


def standing() -> list[Message]:
    """Say which files stand, where a request broke off after it had written some."""
    return [deeds.standing()] if deeds.done() else []


def told(error: OSError) -> str:
    """Say what the system refused, as the last door of the commands does."""
    return str(refused_by_system(error))
