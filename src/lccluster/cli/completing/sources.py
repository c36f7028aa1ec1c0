"""Where the words come from that completion offers, by what the help calls a value, or by its option."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lccluster.choices import choices_in, spellings, typed
from lccluster.cli.program.settings import Settings
from lccluster.language import Message, every_wording, spoken

if TYPE_CHECKING:
    from lccluster.files.rules.library import Library
    from lccluster.rulebook.measure import Measure
    from lccluster.usecases.register.room import Room
    from lccluster.usecases.round.room import RoundRoom
    from lccluster.vocabulary import Words


class Offer(NamedTuple):
    """A word that may be typed, what it means, and other words for the same."""

    word: str
    means: str = ""
    others: tuple[str, ...] = ()


Source = Callable[[Settings], Iterable[Offer]]


def choices(metavar: str) -> Source | None:
    """Give the words of which one is to be chosen, where the help names them all."""
    words = choices_in(metavar)
    return (lambda _: map(_choice, words)) if words else None


def _choice(ours: str) -> Offer:
    said = typed(ours)
    return Offer(said, ours if said != ours else "", (*spellings([ours]),))


def worded(words: Mapping[str, Message]) -> Iterator[Offer]:
    """Offer what the screen says in the language spoken, and our words and the other language's beside."""
    for ours, said in words.items():
        yield Offer(str(said), ours, (ours, *every_wording(said)))


def labelled(things: Iterable[Any]) -> Iterator[Offer]:
    """Offer what the measure knows by an id and a label in both languages."""
    return (_by_label(each.id, each.label) for each in things)


def _by_label(id: str, label: "Words") -> Offer:
    """Put the Chinese label first for who speaks it; English ones are several words."""
    if spoken() == "zh":
        return Offer(label.zh, id, (id, label.en))
    return Offer(id, str(label), (label.zh, label.en))


def _library() -> "Library":
    from lccluster.cli import arguments

    return arguments.library()


def _register(settings: Settings) -> "Room":
    from lccluster.files.disk.places.of_the_user import cache_folder
    from lccluster.usecases.register.room import open_room

    return open_room(Path(settings.register), _library(), cache_folder(os.environ))


def _round(settings: Settings) -> "RoundRoom":
    from lccluster.cli.answering.here import round_room

    return round_room(settings, _library())


def _titles(settings: Settings) -> Iterator[Offer]:
    from lccluster.register.rows import Wanted
    from lccluster.register.view import Clocks
    from lccluster.usecases.register.asking.lists import listed

    found = listed(_register(settings), Clocks(date.today()), Wanted(), ahead=False).found
    return (Offer(each.cluster.id, each.title.name, (each.title.name,)) for each in found)


def _applications(settings: Settings) -> Iterator[Offer]:
    from lccluster.round.numbering import drawn

    found = (each.cluster for each in _round(settings).seen().applications)
    return (Offer(drawn(each), each.cluster, (each.id, each.cluster)) for each in found)


def _experts(settings: Settings) -> Iterator[Offer]:
    panel = _round(settings).panel
    return (Offer(each.id, each.name, (each.name,)) for each in (panel.experts if panel else ()))


def _drafts(settings: Settings) -> Iterator[Offer]:
    from lccluster.usecases.round.drafting.drafts import names_of_kinds

    names = names_of_kinds(_round(settings))
    if spoken() == "zh":
        return (Offer(name, word, (word,)) for word, name in names.items())
    return (Offer(word, name, (name,)) for word, name in names.items())


def _measure(settings: Settings) -> "Measure":
    """Read the measure of the register here, else the latest of the city."""
    from lccluster.files.disk.glance import is_register

    if is_register(Path(settings.register)):
        return _register(settings).measure
    return _library().latest_measure()


def _offices(settings: Settings) -> Iterator[Offer]:
    from lccluster.files.rules.rulebook_folder import read_offices

    found = read_offices(_library().folder(_measure(settings).id)).counties
    return (Offer(each.name.zh, each.name.en, each.spellings) for each in found)


def _grounds(settings: Settings) -> Iterator[Offer]:
    grounds = _measure(settings).grounds
    return labelled((*grounds.cancel, *grounds.revoke))


def _duties(settings: Settings) -> Iterator[Offer]:
    return labelled(_measure(settings).duties)


def _conditions(_settings: Settings) -> Iterator[Offer]:
    """Offer the conditions of all rulebooks among which a day chooses, each once."""
    from lccluster.usecases.rules.rulebooks import read_rulebooks

    books = read_rulebooks(_library(), None)
    known = {one.id: one for each in books for one in each.conditions.conditions}
    return labelled(known.values())


def _rulebooks(_settings: Settings) -> Iterator[Offer]:
    from lccluster.files.rules.rulebook_folder import read_measure

    for folder in _library().all_folders():
        yield Offer(folder.name, str(read_measure(folder).title))


def _standings(_settings: Settings) -> Iterator[Offer]:
    from lccluster.register.facts import Standing

    return worded({each.value: each.words for each in Standing})


def _states(_settings: Settings) -> Iterator[Offer]:
    from lccluster.round.states import State

    return worded({each.value: each.words for each in State})


def _acts(_settings: Settings) -> Iterator[Offer]:
    from lccluster.kinds import by_word
    from lccluster.register.acts import Act

    said = {word: str(kind.words) for word, kind in by_word(Act).items()}
    if spoken() == "zh":
        return (Offer(name, word, (word,)) for word, name in said.items())
    return (Offer(word, name) for word, name in said.items())


SOURCES: Mapping[str, Source] = {
    **dict.fromkeys(("ID", "ID...", "ID... [APPLICATION...]"), _titles),
    **dict.fromkeys(("APP", "APP...", "[APP]", "[APP]..."), _applications),
    **dict.fromkeys(("C", "COUNTY", "OFFICE"), _offices),
    **dict.fromkeys(("CONDITION", "[RULE]"), _conditions),
    **dict.fromkeys(("ID|DIR", "RULEBOOK", "A", "B"), _rulebooks),
    "S": _standings,
    "STATE": _states,
    "G": _grounds,
    "DUTY": _duties,
    "EXPERT": _experts,
    "KIND": _drafts,
    "ACT": _acts,
}
