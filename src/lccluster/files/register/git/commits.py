"""Files of a register as commits have them, read from git without any work tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.folder import YEAR_BYTES
from lccluster.files.register.git.program import git
from lccluster.files.register.layout import HEADER, is_step
from lccluster.language import Message

_FILES = ("100644", "100755", "100664")  # modes of files; links and other repositories have others
_ODD = (1, 128)  # how git ends where there is no such revision


class Blob(Struct, frozen=True):
    """A file in a commit: its mode, its name in git's store, and how many bytes it has."""

    mode: str
    oid: str
    size: int


Tree = Mapping[str, Blob]


def commit(folder: Path | None, revision: str) -> str | None:
    """Give the name of a commit; None for zeros alone, which say that there is none.

    Raises Unusable for a revision that git does not know.
    """
    if revision and not revision.strip("0"):
        return None
    asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    found = b"" if revision.startswith("-") else git(folder, *asked, codes=_ODD)
    if not found.strip():
        raise Unusable(_NO_REVISION.at(field="--range", revision=revision))
    return found.decode().strip()


def tree(folder: Path | None, commit: str | None) -> dict[str, Blob]:
    """List every file of a commit by its path; raises Unusable."""
    if commit is None:
        return {}
    listed = git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    return dict(map(_blob, filter(None, listed.split(b"\0"))))


def _blob(line: bytes) -> tuple[str, Blob]:
    about, _, path = line.partition(b"\t")
    mode, _, oid, size = about.decode().split()
    return path.decode(errors="surrogateescape"), Blob(mode, oid, int(size) if size != "-" else 0)


def below(found: Tree, place: str) -> dict[str, Blob]:
    """Give what lies below a folder, by the paths from there; "" is the whole tree."""
    return {
        path.removeprefix(place): each for path, each in found.items() if path.startswith(place)
    }


def registers_in(found: Tree) -> list[str]:
    """List the folders of a tree in which a register lies, each with its slash."""
    return [path.removesuffix(HEADER) for path in found if f"/{path}".endswith(f"/{HEADER}")]


def place_in_tree(folder: Path) -> str:
    """Say where in its work tree a folder lies; raises Unusable."""
    return git(folder, "rev-parse", "--show-prefix").decode().rstrip("\n")


def odd_files(found: Tree, shown: str) -> Iterator[Problem]:
    """Find what is no plain file, is too large, or has a name that leads out of the folder."""
    for path, each in found.items():
        if not all(map(is_step, path.split("/"))):
            yield _odd(f"{shown}{path}", Message("This path leads out of the folder."))
        elif each.mode not in _FILES:
            yield _odd(
                f"{shown}{path}", Message("This is a link or another repository, not a file.")
            )
        elif each.size > YEAR_BYTES:
            yield _odd(f"{shown}{path}", Message("The file is larger than any of a register."))


def write_blobs(folder: Path | None, files: Iterable[tuple[Path, Blob]]) -> None:
    """Write files of commits into folders; raises Unusable."""
    wanted = [*files]
    asked = "".join(f"{blob.oid}\n" for _, blob in wanted).encode()
    said, at = git(folder, "cat-file", "--batch", given=asked) if wanted else b"", 0
    for path, blob in wanted:
        begins = said.index(b"\n", at) + 1
        at = begins + blob.size + 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said[begins : begins + blob.size])


def _odd(path: str, message: Message) -> Problem:
    return Problem(code="odd-file", file=path, message=message)


_NO_REVISION = Fault(
    "no-revision",
    Message("Git knows no commit “{revision}”."),
    Message("“git log --oneline” lists commits."),
)
