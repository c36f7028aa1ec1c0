"""Ask the index of a large register, else its files; whatever is wrong with the index changes no answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from lccluster.errors import Unusable
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message

if TYPE_CHECKING:
    from pathlib import Path

    from lccluster.files.register.folder import Register
    from lccluster.files.register.index.store import Store
    from lccluster.files.register.reading.scan import FileStamp
    from lccluster.rulebook.measure import Measure

Answer = TypeVar("Answer")


class Indexable(Protocol):
    """A register of which an index may be kept under `cache`, and where what goes wrong is noted."""

    register: Register
    cache: Path | None
    notices: list[Message]

    @property
    def measure(self) -> Measure:
        """Give the measure under which the titles are kept."""

    @property
    def law(self) -> str:
        """Give the measure's own words."""


def answered(
    room: Indexable,
    by_index: Callable[[Store], Answer],
    by_files: Callable[[], Answer],
) -> Answer:
    """Ask the index where there is use for one; whatever is wrong with it changes no answer."""
    from lccluster.usecases.register.asking.by_seals import remark_seals

    def asked(store: Store) -> Answer:
        remark_seals(room.register, store)
        return by_index(store)

    return _answered(room, asked, by_files)


def _answered(
    room: Indexable,
    by_index: Callable[[Store], Answer],
    by_files: Callable[[], Answer],
) -> Answer:
    if room.cache is None:
        return by_files()
    from lccluster.files.register.change.pending import NOTHING
    from lccluster.files.register.reading.scan import is_small, stamps

    def ask(register: Register) -> Answer:
        found = stamps(register.folder)
        if is_small(found) or register.pending is not NOTHING:
            return by_files()
        return _tried(room, found, by_index, by_files)

    return steadily(room.register, ask)


def found_at_once(
    room: Indexable, by_index: Callable[[Store], Answer], by_files: Callable[[], Answer]
) -> Answer:
    """Ask the index that stands already: to make one takes longer than to look into the files.

    A damaged file elsewhere stops no such answer.
    """
    from lccluster.files.register.index.kept import place_of

    if room.cache is None or not place_of(room.register, room.cache).exists():
        return by_files()
    try:
        return _answered(room, by_index, by_files)
    except Unusable:
        return by_files()


def _tried(
    room: Indexable,
    found: Mapping[str, FileStamp],
    by_index: Callable[[Store], Answer],
    by_files: Callable[[], Answer],
) -> Answer:
    from lccluster.files.register.index.store import IndexOfOthers, IndexUnusable, discard

    try:
        try:
            return _asked(room, found, by_index, by_files)
        except IndexUnusable as unusable:
            if not unusable.damaged:
                raise
            discard(unusable.path)
            room.notices.append(Message("The index of this register was damaged; it is made anew."))
            return _asked(room, found, by_index, by_files)
    except IndexOfOthers as unusable:
        room.notices[:] = [
            Message(
                "Others can write to {folder}, so its index is not believed; every file was read instead.",
                folder=unusable.path.parent,
            )
        ]
        return by_files()
    except IndexUnusable:
        room.notices[:] = [
            Message("The index of this register cannot be used; every file was read instead.")
        ]
        return by_files()


def _asked(
    room: Indexable,
    found: Mapping[str, FileStamp],
    by_index: Callable[[Store], Answer],
    by_files: Callable[[], Answer],
) -> Answer:
    """Ask the index; where an id stands twice, the files say which counts."""
    from lccluster.files.register.index.kept import index
    from lccluster.files.register.index.questions import doubled

    assert room.cache is not None  # noqa: S101 - asked before
    with index(room.register, room.measure, room.law, room.cache, found) as store:
        if doubled(store):
            return by_files()
        room.register.remark_strays()
        return by_index(store)
