"""Packs that came from other offices, of the register and of the round, taken in or begun with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.round.layout import ROUND
from lccluster.files.round.pack_file import is_round_pack, read_round_pack
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.offices.foreseen import Beside, Foreseen, Happening
from lccluster.usecases.register.acts import Stamp, unheard
from lccluster.usecases.register.joining.saying import counted, still_open
from lccluster.usecases.register.packs import saying
from lccluster.usecases.register.packs.receiving import Received, receive
from lccluster.usecases.register.room import Room
from lccluster.usecases.round.packs import (
    begin_from,
    receive_packs,
    refuse_another_code,
    together,
)
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.room import RoundRoom

PACKS = AskedField(
    "packs", Message("packs"), "FILE", Message("Several at once, in any order."), shape="file"
)
CODE = AskedField(
    "code",
    Message("code on the letter"),
    "--code",
    Message("Left open, nothing but the pack itself says from whom it is."),
)


class Receiving(Struct, frozen=True):
    """The register here, None where none is; the rulebooks; where the round of a year lies; how rounds are opened."""

    register: (
        Callable[[], Room] | None
    )  # opened for packs of it alone: of the round others are taken though it is damaged
    library: Library
    of_year: Callable[[str], Path]
    round_room: Callable[[Path], RoundRoom]
    begun: Callable[[Path], Sequence[Message]]  # begins a register with a pack
    beside: Beside = ()

    def fields(self) -> list[AskedField]:
        """Ask for the files, and for the code that came with them."""
        return [PACKS, CODE]

    def foreseen(self, typed: Typed, stamp: Stamp) -> Foreseen:
        """Say from whom they are and, of one alone, what would be taken; raises Unusable, Damaged."""
        of_round, packs = self._parted(typed)
        codes, read = _codes(typed), [*map(read_round_pack, of_round)]
        if read:
            refuse_another_code(codes, read)
        said: list[Message | str] = [line for each in read for line in saying.of_round(each, codes)]
        said += [line for path in packs for line in _register_pack(path, codes)]
        if len(packs) == 1 and self.register:
            said += _taken(receive(self.register(), packs, codes, unheard, dry_run=True), True)
        return Foreseen(typed, stamp, Happening(tuple(said)))

    def done(self, shown: Foreseen) -> Happening:
        """Take them in; raises Unusable, Damaged where nothing was taken."""
        of_round, packs = self._parted(shown.typed)
        said, left = self._of_round(of_round, Hand(shown.stamp, unheard))
        if packs and self.register is None:
            return Happening((*said, *self.begun(packs[0])), warnings=left)
        if not packs or self.register is None:
            return Happening(said, warnings=left)
        found = receive(self.register(), packs, _codes(shown.typed), unheard, dry_run=False)
        problems = [one for each in found.refused for one in each.why.problems]
        if found.taken is None:
            raise Unusable(problems)
        return Happening(
            (*said, *_taken(found, False)), warnings=(*left, *problems, *found.taken.warnings)
        )

    def _parted(self, typed: Typed) -> tuple[list[Path], list[Path]]:
        files = typed.files(PACKS.key)
        if not files:
            raise Unusable(_NONE.at(field=PACKS.option))
        of_round = [each for each in files if is_round_pack(str(each))]
        packs = [each for each in files if each not in of_round]
        if self.register is None and len(packs) > 1:
            raise Unusable(_ONE_FIRST.at(field=PACKS.option))
        return of_round, packs

    def _of_round(
        self, paths: Sequence[Path], hand: Hand
    ) -> tuple[tuple[Message | str, ...], tuple[Problem, ...]]:
        """Take packs of a round in, each for itself: what came of them, and why others were not taken; raises Unusable where none was."""
        said, refused = list[Message | str](), list[Unusable]()
        for path in paths:
            try:
                said += self._round_taken(path, hand)
            except Unusable as unusable:
                refused.append(unusable)
        if paths and len(refused) == len(paths):
            raise together(refused)
        return tuple(said), tuple(one for each in refused for one in each.problems)

    def _round_taken(self, path: Path, hand: Hand) -> Iterator[Message | str]:
        pack = read_round_pack(path)
        place = self.of_year(pack.year)
        if begins := not (place / ROUND).exists():
            begin_from(place, self.library, str(path), pack, unheard)
            yield saying.round_begun(place)
        found = receive_packs(self.round_room(place), [(str(path), pack)], hand)
        if not begins:  # all of it came with the beginning
            yield saying.round_taken(found.acts, found.applications)
        yield from (saying.stays_otherwise(each) for each in found.kept)


def _codes(typed: Typed) -> list[str]:
    return [code] if (code := typed.said(CODE.key)) else []


def _register_pack(path: Path, codes: Sequence[str]) -> Iterator[Message]:
    found = read_pack(path)
    yield saying.received(found)
    yield saying.acts_in(found.pack.acts)
    if not codes:
        yield saying.unvouched(found.pack.office, found.code)


def _taken(found: Received, dry_run: bool) -> Iterator[Message | str]:
    if not dry_run:
        for each in found.packs:
            yield from saying.vouching(each)
    yield from (saying.not_taken(each.pack.pack.name) for each in found.refused if each.pack)
    if found.taken:
        yield from counted(found.taken, dry_run=dry_run)
        yield still_open(found.taken.conflicts)


_NONE = Fault("nothing-handed-in", Message("No file was chosen."))
_ONE_FIRST = Fault(
    "one-pack-first",
    Message("No register is here yet; it is begun with one pack."),
    Message("Take in the first pack of the city's, and then the others."),
)
