"""What was handed in or found at the page, and where it would come to stand: findings beside their form, a form in a folder of its own.

What changed since it was read keeps everything from being written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.links import is_link
from lccluster.files.disk.names import file_names
from lccluster.files.disk.refusals import refuse_odd
from lccluster.files.disk.within import below, matching
from lccluster.files.forms.findings.names import ending
from lccluster.files.yaml.text import read_bytes
from lccluster.hashes import hash_of_files
from lccluster.language import Message, headed
from lccluster.usecases.check.applications import Checked
from lccluster.usecases.page.applications.checking import CheckedBatch, Files
from lccluster.usecases.page.applications.in_folder import findings_beside
from lccluster.usecases.page.findings.workbooks import as_text
from lccluster.usecases.page.titles.recognising import rests_on
from lccluster.usecases.page.titles.recording import ChangedMeanwhile

LARGEST = 64 * 1024**2  # bytes; what came in at the door is smaller
YAML = (".yaml", ".yml")


class NewFile(Struct, frozen=True):
    """A file that is to be written, and where."""

    path: Path
    data: bytes

    @property
    def text(self) -> str:
        """Give what stands in it, where people can read it."""
        return self.data.decode("utf-8", "replace") if self.path.suffix in YAML else ""


class Keeping(Struct, frozen=True):
    """What would be written for one application; a `folder` of its own holds all of it.

    `standing` is what lies there now, form and findings, as it was checked.
    """

    files: tuple[NewFile, ...]
    standing: tuple[NewFile, ...]
    folder: Path | None = None

    @property
    def sha256(self) -> str:
        """Hash everything."""
        said = (f"{each.path} {_hash(each.data)}" for each in (*self.files, *self.standing))
        return _hash("\n".join(said).encode())

    @property
    def before(self) -> bytes:
        """Draw what lies there: texts line by line, everything else by its hash."""
        return b"\n".join(map(_drawn, self.standing))


def is_kept(batch: CheckedBatch, number: int, drawer: Path | None) -> bool:
    """Tell whether everything of an application lies in the folder already."""
    form, findings = papers_of(batch.checked[number])
    return not any(_is_in(drawer, each) for each in (form, *findings))


def keeping(batch: CheckedBatch, number: int, drawer: Path | None, folder: Path) -> Keeping:
    """Say what would be written; raises ChangedMeanwhile where it is not what was checked, Unusable."""
    form, findings = papers_of(batch.checked[number])
    if _is_in(drawer, form):
        return _with_form(batch.checked[number], folder)
    checked = batch.checked[number]
    new = [each for each in findings if _is_in(drawer, each)]
    old = [each for each in findings if each not in new]
    standing = tuple(map(_read, (form, *old)))
    _refuse_changed(checked, standing, list(map(_read, new)))
    _refuse_new(standing, lying_on(batch.files, form))
    targets = _free(batch.files, form)
    files = (NewFile(next(targets), _text(each, checked)) for each in new)
    return Keeping(tuple(files), standing)


def papers_of(checked: Checked) -> tuple[Path, tuple[Path, ...]]:
    """Give the form and the findings that an application was checked from."""
    rests = rests_on(checked)
    return rests.forms[0], rests.findings


def _is_in(drawer: Path | None, path: Path) -> bool:
    return drawer is not None and drawer in path.parents


def _read(path: Path) -> NewFile:
    return NewFile(path, read_bytes(path, str(path), LARGEST))


def _text(findings: Path, checked: Checked) -> bytes:
    """Give findings as they stand beside a form: of a workbook, which is on others too, what it says on this one."""
    return _read(findings).data if findings.suffix in YAML else as_text(findings, checked)


def _with_form(checked: Checked, folder: Path) -> Keeping:
    """Put a form that was handed in, its materials and findings into a new folder, named after it."""
    form, findings = papers_of(checked)
    names = chain([form.stem], (f"{form.stem}-{number}" for number in count(2)))
    places = (folder / file_names([each], "")[0] for each in names)
    own = next(each for each in places if not _stands(each))
    papers = [each for each in sorted(below(form.parent)) if each.is_file()]
    files = [NewFile(own / each.relative_to(form.parent), _read(each).data) for each in papers]
    names_found = _names(form.stem)
    files += [NewFile(own / next(names_found), _text(each, checked)) for each in findings]
    return Keeping(tuple(files), (), own)


def _stands(path: Path) -> bool:
    return path.exists() or is_link(path)


def _names(stem: str) -> Iterator[str]:
    """Name findings after their form: 甲.审核意见.yaml, 甲.2.审核意见.yaml."""
    return chain([f"{stem}{ending()}"], (f"{stem}.{number}{ending()}" for number in count(2)))


def _free(files: Files, form: Path) -> Iterator[Path]:
    """Name what findings may be written as: beside their form, or where the round keeps them, and taken by nobody."""
    place = files.kept_in or form.parent
    if is_link(place):  # what it leads to lies elsewhere
        refuse_odd(place)
    return (place / each for each in _names(form.stem) if not _stands(place / each))


def lying_on(files: Files, form: Path) -> list[Path]:
    """List the findings on a form that lie in the folder now."""
    return matching(files.kept_in, "*.y*ml") if files.kept_in else findings_beside(form)


def _refuse_changed(checked: Checked, standing: Sequence[NewFile], new: Sequence[NewFile]) -> None:
    form, *old = standing
    found = hash_of_files([_hash(each.data) for each in (*old, *new)])
    told = checked.receipt
    if (_hash(form.data), found) != (told["application_sha256"], told["findings_sha256"]):
        said = Message("changed since it was checked")
        changed = "\n".join(headed(each.path, said) for each in standing)
        raise ChangedMeanwhile(b"", changed.encode())


def _refuse_new(standing: Sequence[NewFile], lying: Sequence[Path]) -> None:
    known = {each.path for each in standing}
    if came := [each for each in lying if each not in known]:
        raise ChangedMeanwhile(b"", b"\n".join(_drawn(_read(each)) for each in came))


def _drawn(file: NewFile) -> bytes:
    return f"{file.path}\n{file.text or _hash(file.data)}".encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
