"""Make a register, with the titles of a promulgated list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.new_folder import new_folder
from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.ids import new_register_id
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.language import Message
from lccluster.register.lawful import Unlawful
from lccluster.register.promulgated import PromulgatedList
from lccluster.rulebook.measure import Measure
from lccluster.usecases.register.acts import Recorded, Stamp, Tell
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.exchange.promulgated import recognitions, unfit
from lccluster.usecases.register.recognising import recognise_all


def init(
    folder: Path,
    library: Library,
    listed: PromulgatedList | None,
    stamp: Stamp,
    tell: Tell,
    override: str | None = None,
    rules: str | None = None,
    office: Path | None = None,
) -> list[Recorded]:
    """Make a register, with the titles of a list: all of it at one stroke.

    `override` is the reason for entering titles that stand outside the law, `rules` the measure that
    the register is kept under, else the latest of the city, `office` the file that says who works
    here. Raises Unusable, and Unlawful.
    """
    measure = _kept_under(rules, library) if rules else library.latest_measure()
    offices = read_offices(library.folder(measure.id))
    problems = [*_in_use(folder), *(unfit(listed, offices) if listed else ())]
    if problems:
        raise Unusable(problems)
    title = Message("Register of the clusters recognised under {title}", title=measure.title)
    header = Header(
        FORMAT, str(title), measure.authority.zh, measure.id, register=new_register_id()
    )
    with new_folder(folder) as made:
        room = begin(made, header, library, office)
        entered_with = list(recognitions(room, listed, override)) if listed else []
        try:
            entered = recognise_all(room, entered_with, stamp, dry_run=False, tell=tell)
        except Unlawful as unlawful:
            named = (replace(each, place=str(folder)) for each in unlawful.refusals)
            raise Unlawful(named) from None
    return [_moved(each, made, folder) for each in entered]


def _kept_under(rules: str, library: Library) -> Measure:
    """Read the measure named, which the register will find again by its id alone; raises Unusable."""
    folder = library.folder(rules)
    measure = read_measure(folder)
    if library.folder(measure.id).resolve() != folder.resolve():
        raise Unusable(_ANOTHER_OF_THIS_ID.at(folder, id=measure.id))
    return measure


def _moved(recorded: Recorded, made: Path, folder: Path) -> Recorded:
    """Name the files of a recognition by where they have come to stand."""

    def named(path: str) -> str:
        return str(folder / Path(path).relative_to(made))

    warnings = tuple(
        replace(each, file=named(each.file)) if each.file else each for each in recorded.warnings
    )
    return replace(recorded, path=named(recorded.path), warnings=warnings)


def refuse_in_use(folder: Path) -> None:
    """Refuse a folder in which anything lies; raises Unusable."""
    if problems := list(_in_use(folder)):
        raise Unusable(problems)


def _in_use(folder: Path) -> Iterator[Problem]:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        yield _FOLDER_IN_USE.at(folder)


_ANOTHER_OF_THIS_ID = Fault(
    "another-of-this-id",
    Message("A register finds its measure by the id, and “{id}” names another folder."),
    Message("Name this one's folder with LCCLUSTER_RULES, or give it another id."),
)
_FOLDER_IN_USE = Fault(
    "folder-in-use",
    Message("The folder is not empty; nothing was changed."),
    Message("Name an empty or a new folder with --register DIR."),
)
