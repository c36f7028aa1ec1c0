"""What came to a register between two commits: chains only grow, acts are only added, each by its own writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register, open_register
from lccluster.files.register.git.commits import (
    Blob,
    Tree,
    below,
    commit,
    odd_files,
    place_in_tree,
    registers_in,
    tree,
    write_blobs,
)
from lccluster.files.register.seals.tails import ChainLines, in_common
from lccluster.files.register.years import year_of
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.usecases.register.git.grown import grown
from lccluster.usecases.register.room import open_room

OLD, NEW = "old", "new"


Sides = tuple[tuple[Path, Tree], tuple[Path, Tree]]  # where each is laid out, and its files


class Range(Struct, frozen=True):
    """How many acts came, and what is wrong with it."""

    acts: int
    damage: tuple[Problem, ...]


def between(folder: Path, library: Library, old: str, new: str) -> Range:
    """Hold one commit against another; zeros for `old` mean that nothing was there.

    Nothing is read but what differs, and no work tree is touched. Raises Unusable.
    """
    at = folder if folder.is_dir() else None
    trees = [tree(at, commit(at, each)) for each in (old, new)]
    place = _place(at, trees[1] if registers_in(trees[1]) else trees[0])
    before, after = (below(each, place) for each in trees)
    if odd := [*odd_files(_differing(after, before), f"{new}:{place}")]:
        return Range(0, tuple(odd))
    if layout.HEADER not in after:
        return Range(0, (_GONE.at(f"{new}:{place}{layout.HEADER}"),))
    with TemporaryDirectory() as made:
        sides = ((Path(made, OLD), before), (Path(made, NEW), after))
        try:
            _write_sides(at, sides)
            acts, damage = grown(*(open_room(each, library) for each, _ in sides))
        except Unusable as unusable:
            acts, damage = 0, [*unusable.problems]
        shown = {each: f"{name}:{place}" for (each, _), name in zip(sides, (old, new), strict=True)}
        return Range(acts, tuple(_shown(each, shown) for each in damage))


def _place(folder: Path | None, found: Tree) -> str:
    """Find the register in the tree: by the folder that was named, else the only one there is."""
    places = registers_in(found)
    named = place_in_tree(folder) if folder else None
    if named in places:
        return named or ""
    if len(places) != 1:
        raise Unusable(_NO_PLACE.at(field="--range", count=len(places)))
    return places[0]


def _differing(one: Tree, other: Tree) -> dict[str, Blob]:
    return {path: each for path, each in one.items() if other.get(path) != each}


def _write_sides(folder: Path | None, sides: Sides) -> None:
    """Write both registers as far as they differ, and what the new seals name; raises Unusable."""
    (old, before), (_, after) = sides
    differing = {*_differing(before, after), *_differing(after, before)}
    _write(folder, sides, lambda path: path in differing or not path.startswith(_CLUSTERS))
    if layout.HEADER not in before:
        write_blobs(folder, [(old / layout.HEADER, after[layout.HEADER])])
    named = _files_of(_named(*(open_register(each) for each, _ in sides)), after)
    _write(folder, sides, lambda path: path in named - differing)


_CLUSTERS = f"{layout.CLUSTERS}/"


def _files_of(ids: set[str], found: Tree) -> set[str]:
    """Find the files in which clusters may stand: their own, and a year's where one has none."""
    files = {f"{id}.yaml" for id in ids}
    own = {path for path in found if _file(path) in files}
    years = {path for path in found if year_of(_file(path))}
    return own if {*map(_file, own)} == files else own | years


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _write(folder: Path | None, sides: Sides, wanted: Callable[[str], bool]) -> None:
    files = [
        (at / path, blob) for at, found in sides for path, blob in found.items() if wanted(path)
    ]
    write_blobs(folder, files)


def _named(old: Register, new: Register) -> set[str]:
    """Name the clusters of which new lines of chains speak; raises Unusable for lines that are none."""
    found: set[str] = set()
    for path in new.chain_files():
        name = path.relative_to(new.folder).as_posix()
        lines = ChainLines(new, name)
        found |= {each.cluster for each in lines.seals(in_common(ChainLines(old, name), lines))}
    return found - {""}


def _shown(problem: Problem, names: dict[Path, str]) -> Problem:
    """Name a file by its commit, not by where it was laid out."""
    file = Path(problem.file or "")
    for laid_out, name in names.items():
        if file.is_relative_to(laid_out):
            return replace(problem, file=name + file.relative_to(laid_out).as_posix())
    return problem


_GONE = Fault("register-gone", Message("The register is gone from this commit."))
_NO_PLACE = Fault(
    "no-register",
    Message("Registers in this commit: {count}."),
    Message("Name the register's folder in a work tree with --register DIR."),
)
