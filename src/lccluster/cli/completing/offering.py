"""What completion offers where a value is asked for; where anything goes wrong, nothing."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lccluster.cli.completing.sources import SOURCES, Offer, Source, choices
from lccluster.cli.program.placeholders import placeholder
from lccluster.cli.program.settings import Settings, take_settings

TYPED = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")  # where shells put the line as it stands
MOST = 500  # more nobody reads
FEW = 12  # so many are told, not asked for
APART = frozenset(" '\"()&|;<>$`\\")  # signs at which a shell would break a word, or ask for more


def offering(name: str, metavar: str) -> Callable[[str], list[tuple[str, str]]] | None:
    """Give what completes an option or argument; None where nothing is known of its values."""
    source = SOURCES.get(name) or SOURCES.get(metavar) or choices(metavar)
    return (lambda incomplete: _fitting_of(source, _settings, incomplete)) if source else None


def few(name: str, drawn: str, settings: Settings) -> list[str]:
    """Give all that may be written for a value, by its name or its placeholder as help draws it.

    It is nothing where that is unknown, or many.
    """
    metavar = next((each for each in SOURCES if placeholder(each) == drawn), "")
    source = SOURCES.get(name) or SOURCES.get(metavar)
    words = [word for word, _ in _fitting_of(source, lambda: settings, "")] if source else []
    return words if len(words) <= FEW else []


def _fitting_of(
    source: Source, settings: Callable[[], Settings], incomplete: str
) -> list[tuple[str, str]]:
    try:
        return list(islice(_fitting(source(settings()), incomplete), MOST))
    except Exception:  # noqa: BLE001 - it never breaks the line that somebody types
        return []


def _fitting(offers: Iterable[Offer], incomplete: str) -> Iterator[tuple[str, str]]:
    """Choose of each the first word that begins so and is one word to a shell."""
    for each in offers:
        words = (word for word in (each.word, *each.others) if APART.isdisjoint(word))
        if fits := next((word for word in words if word.startswith(incomplete)), None):
            yield fits, each.means


def _settings() -> Settings:
    """Read the options of the line that is being typed, wherever they stand on it."""
    line = next((os.environ[each] for each in TYPED if each in os.environ), "")
    settings, _ = take_settings(line.split(), os.environ)
    return settings
