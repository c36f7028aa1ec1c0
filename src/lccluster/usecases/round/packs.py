"""A round sent from office to office: what a pack holds, and how one is taken in or begun with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from lccluster.errors import Damaged, Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.names import is_borne_everywhere
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import make_folder
from lccluster.files.disk.within import below
from lccluster.files.register import layout
from lccluster.files.register.change.stroke import write_changed
from lccluster.files.register.lock import locked
from lccluster.files.round.folder import RoundFolder, open_round, record_of_bytes, unwritten
from lccluster.files.round.layout import CALL, PANEL, ROUND, SHEETS, is_hidden
from lccluster.files.round.pack_file import LARGEST, RoundPack
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.language import Message
from lccluster.round.records import RoundRecord
from lccluster.rulebook.offices import Offices
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.packs.claims import ODD_SENDER, of_another_office
from lccluster.usecases.round.asking.verdicts import Verdicts
from lccluster.usecases.round.checking.law import against_the_law
from lccluster.usecases.round.papers_united import TakenIn
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.room import RoundRoom, SeenRound
from lccluster.usecases.round.uniting import (
    chains_of,
    lines_of,
    records_of,
    refuse_unsealed,
    united_with,
)


def make_round_pack(room: RoundRoom, county: str | None) -> RoundPack:
    """Gather what an office sends: a county its own applications, the city all, with the chains."""
    seen, folder = room.seen(), room.folder
    own = county or (room.me.office if room.offices.county(room.me.office) else None)
    filed = seen.applications
    chosen = [e for e in filed if own is None or room.offices.are_one(e.cluster.county, own)]
    paths = [path for each in chosen for path in _below(each.path.parent)]
    if own is None:
        paths += [folder / each for each in (ROUND, CALL, PANEL) if (folder / each).exists()]
        paths += [*_below(folder / SHEETS), *_below(folder / "earlier")]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    _refuse_too_much(paths)
    _refuse_unsent(folder, names)
    chains = (layout.writer_chain(each) for each in room.round.writers())
    files = {name: whole_of(path) for name, path in names.items()}
    files |= {name: whole_of(folder / name) for name in chains}
    record = seen.own.cluster
    return RoundPack(record.round, record.id, room.me.writer, room.me.office, files)


def _refuse_unsent(folder: Path, names: Iterable[str]) -> None:
    """Refuse to send what some disk cannot bear: it would come to stand as another file there; raises Unusable."""
    if odd := [each for each in names if not all(map(is_borne_everywhere, each.split("/")))]:
        raise Unusable(_ODD_NAME.at(folder / each) for each in odd)


def _refuse_too_much(paths: Sequence[Path]) -> None:
    """Refuse to make what nobody could receive; raises Unusable."""
    sizes = {path: path.stat().st_size for path in paths}
    if (size := sum(sizes.values())) > LARGEST - _ROOM:
        largest = max(sizes, key=sizes.__getitem__)
        raise Unusable(_TOO_MUCH.at(largest, size=size // _MB, most=LARGEST // _MB))


def _below(folder: Path) -> Iterator[Path]:
    return (
        each
        for each in sorted(below(folder))
        if each.is_file() and not each.is_symlink() and not is_hidden(each.name)
    )


def refuse_another_code(codes: Sequence[str], packs: Sequence[RoundPack]) -> None:
    """Refuse codes that no pack has; raises Unusable."""
    known = {each.code for each in packs}
    if wrong := [each for each in codes if each.strip().upper() not in known]:
        raise Unusable(_ANOTHER_CODE.at(field=each, code=each) for each in wrong)


def receive_packs(room: RoundRoom, packs: Sequence[tuple[str, RoundPack]], hand: Hand) -> TakenIn:
    """Take packs in, in any order, each as often as one likes; all of one or nothing.

    One that is refused keeps no other back; raises Unusable, Damaged where all are.
    """
    received = TakenIn()
    for name, pack in packs:
        try:
            received.add(_taken(room, name, pack, hand))
        except Unusable as unusable:
            received.refused.append((pack, unusable))
    if len(received.refused) == len(packs):
        raise together([why for _, why in received.refused])
    seen = room.seen()
    _keep_verdicts(room, seen, hand.stamp.today)
    _remark_unlawful(room, seen, received.changed)
    return received


def _remark_unlawful(room: RoundRoom, seen: SeenRound, changed: Collection[Path]) -> None:
    """Remark what offices recorded apart of one application and cannot stand together."""
    there = {str(path) for path in changed}
    with suppress(Unusable):  # of the call or the panel, which every command says
        for each in against_the_law(room, seen):
            if each.file in there and each.severity is Severity.ERROR:
                deeds.remark(each)


def together(refused: Sequence[Unusable]) -> Unusable:
    """Give one error for several packs, damage where one of them is damaged."""
    kind = Damaged if any(isinstance(each, Damaged) for each in refused) else Unusable
    return kind(problem for each in refused for problem in each.problems)


def _taken(room: RoundRoom, name: str, pack: RoundPack, hand: Hand) -> TakenIn:
    if pack.round != room.round.record.round:
        raise Unusable(_ANOTHER_ROUND.at(name))
    received = TakenIn()
    with locked(room.folder, hand.tell, opened=open_round):
        change = united_with(room, name, pack, received)
        if change.files or change.lines:
            _refuse_odd_sender(room.offices, name, pack)
            write_changed(room.round, change.files, change.before, change.gone, change.lines)
    received.changed += change.files
    return received


def _refuse_odd_sender(offices: Offices, name: str, pack: RoundPack) -> None:
    """Refuse a pack that says of another office's computer that it is its own; raises Damaged."""
    if of_another_office(offices, pack.writer, pack.office):
        raise Damaged(ODD_SENDER.at(name, writer=pack.writer, office=pack.office))


def _keep_verdicts(room: RoundRoom, seen: SeenRound, today: date) -> None:
    """Keep what applications come to, so that the next look at the board need not judge them."""
    verdicts = Verdicts(room, today, len(seen.applications))
    for each in seen.applications:
        verdicts.of(each.cluster)
    verdicts.keep()


def begin_from(
    folder: Path, library: Library, name: str, pack: RoundPack, tell: Tell
) -> RoundFolder:
    """Begin a round's folder with a pack of the city's; raises Damaged, Unusable for one without the round itself."""
    if ROUND not in pack.files:
        raise Unusable(_NO_BEGINNING.at(name))
    entry = record_of_bytes(RoundRecord, pack.files[ROUND], folder / ROUND)
    if (entry.cluster.round, entry.cluster.id) != (pack.round, pack.year):
        raise Unusable(_ODD_ROUND.at(name, year=pack.year))
    _refuse_odd_sender(read_offices(library.folder(entry.cluster.rulebook)), name, pack)
    keeper = unwritten(folder, entry.cluster)
    chains = chains_of(name, pack)
    for each in [entry, *records_of(folder, pack)]:
        refuse_unsealed(name, each, chains)
    make_folder(folder)
    files = {folder / key: data for key, data in pack.files.items() if not layout.is_chain(key)}
    lines = {key: lines_of(data) for key, data in pack.files.items() if layout.is_chain(key)}
    with locked(folder, tell, opened=lambda _: keeper):
        if not (folder / ROUND).exists():  # what an earlier run had in hand came to its end now
            write_changed(keeper, files, {}, {}, lines)
    return open_round(folder)


_ANOTHER_ROUND = Fault(
    "another-round",
    Message("This pack is of another round; nothing of it was taken."),
    Message("Name the folder of its round with --round."),
)
_ANOTHER_CODE = Fault(
    "another-code",
    Message("No pack here has the code {code}; nothing was taken."),
    Message("Compare it with what the sender told; have the pack sent again."),
)
_ODD_ROUND = Fault(
    "odd-round",
    Message("The pack says that it is of the round {year}, and the round in it is another one."),
    Message("It was altered: have it sent again, and compare its code with what the sender told."),
)
_ODD_NAME = Fault(
    "unfit-name",
    Message("Some computers cannot bear a file of this name, or take it for another one."),
    Message("Call it otherwise and file it again; then make the pack."),
)
_NO_BEGINNING = Fault(
    "no-round",
    Message("No round is here, and this pack does not hold one whole."),
    Message("Begin with a pack of the city's, or with a copy of its folder."),
)
_MB = 1024**2
_ROOM = 16 * _MB  # for chains, names and the note of a pack
_TOO_MUCH = Fault(
    "pack-too-large",
    Message("A pack takes {most} MB; the files make {size} MB, and this one is the largest."),
    Message("Save scans smaller, or copy the folder of the round instead."),
)
