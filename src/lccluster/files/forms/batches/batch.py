"""A batch: every application once, without the documents that belong to one of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.disk.documents.marks import is_drawn
from lccluster.files.disk.glance import ROUND
from lccluster.files.forms.any_form import read_application
from lccluster.files.forms.application_file import TypedForm
from lccluster.files.forms.batches.papers import FINDINGS, TABLE, paper_at, told
from lccluster.files.forms.batches.paths import Meant, is_marker, meant_by, whole_name
from lccluster.files.forms.choice import FormChoice
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.text import Decoded, read_bytes
from lccluster.form.form import MATERIALS, Form
from lccluster.form.keys import keys_of
from lccluster.language import Message

_OF_ANOTHER = {"another-kind", "no-form", "unknown-field"}  # of what may be another paper
_SOURCE = re.compile(r"^# .+ sha256:([0-9a-f]{64})$", re.MULTILINE)


class Batch(Struct, frozen=True):
    """The files to check; `forms` are left out because a YAML here was made from them.

    Documents that an application names as its materials are left out too: they are looked at there.
    So are the applications of `rounds` that lie in the folders meant.
    """

    files: Sequence[Meant]
    forms: Sequence[Path] = ()
    rounds: Sequence[Path] = ()

    @property
    def paths(self) -> list[Path]:
        """Give where the files lie."""
        return [each.path for each in self.files]

    def asides(self) -> list[Problem]:
        """Say which rounds are passed over, and what looks at their applications."""
        return [_ROUND_LEFT.at(each, folder=each) for each in self.rounds]


class _Named(Struct):
    """What the applications of a batch name: their own forms, other materials, hashes of forms."""

    forms: set[Path] = field(default_factory=set)
    materials: set[Path] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)


def batch(written: Iterable[Path]) -> Batch:
    """Find the applications meant. A form is left out only where it is sure whose it is."""
    named = [*written]
    found = meant_by(named)
    rounds = [each.path for each in found if _marks_round(each, named)]
    meant = [each for each in found if each.path not in rounds]
    forms, materials = _belonging(meant)
    left_out = {*forms, *materials}
    files = [each for each in meant if each.path not in left_out]
    return Batch(files, forms, [each.parent for each in rounds])


def _marks_round(meant: Meant, named: Iterable[Path]) -> bool:
    """Tell the mark of a round that lies in a folder; in one that is named itself somebody wants its files."""
    if meant.named or meant.path.name != ROUND:
        return False
    return whole_name(meant.path.parent) not in map(whole_name, named)


def _belonging(meant: Sequence[Meant]) -> tuple[list[Path], list[Path]]:
    """Find the documents that belong to an application: forms of which one was made, and materials of one."""
    documents = [each for each in meant if each.is_document]
    if not documents or len(documents) == len(meant):
        return [], []
    named = _Named()
    for each in meant:
        if not each.is_document:
            _note(each.path, named)
    forms = [each.path for each in documents if _is_form_of(each.path, named)]
    return forms, [each.path for each in documents if whole_name(each.path) in named.materials]


def source_line(form: Document) -> str:
    """Draw the last line of an imported application: which form it was read from, by its bytes."""
    return f"# {Path(form.name).name} sha256:{hashlib.sha256(form.source.data).hexdigest()}\n"


def read_meant(meant: Meant, choice: FormChoice) -> TypedForm | None:
    """Read an application; None for a file of a folder that is surely something else.

    What the tool wrote as something else need not be read for that. Raises Unusable.
    """
    try:
        if not meant.named and meant.is_document and is_drawn(meant.path):
            return None
        return read_application(meant.path, str(meant.path), choice)
    except Unusable as unusable:
        if not meant.named and _is_something_else(meant, unusable):
            return None
        if meant.named and (paper := _another(meant, _codes(unusable))):
            raise Unusable(told(paper, meant.path)) from None
        raise


def _another(meant: Meant, codes: set[str]) -> Fault | None:
    """Say which paper of the office was named; a form may have a cell called findings."""
    paper = paper_at(meant.path)
    if paper is TABLE or codes <= _OF_ANOTHER:
        return None if paper is FINDINGS and "unknown-field" in codes else paper
    return None


def _is_something_else(meant: Meant, unusable: Unusable) -> bool:
    if meant.is_document:
        return _codes(unusable) == {"no-form"}
    return is_marker(meant.path) or paper_at(meant.path) is not None


def _codes(unusable: Unusable) -> set[str]:
    return {each.code for each in unusable.problems}


def _note(path: Path, named: _Named) -> None:
    """Note the documents that an application names; one that cannot be read names none."""
    from lccluster.files.rules.forms import forms_at_hand  # of some rulebook, whichever it is of

    try:
        document = read_yaml(path)
    except Unusable:
        return
    named.hashes |= _hashes(document.source)
    for form in forms_at_hand():
        itself = keys_of(form).below[MATERIALS]
        for key, value in _materials(document.data, form):
            is_form = itself.find(key) == (form.materials.itself,)
            places = named.forms if is_form else named.materials
            places |= {whole_name(path.parent / each.replace("\\", "/")) for each in _texts(value)}


def _hashes(source: Decoded) -> set[str]:
    return set(_SOURCE.findall(source.text)) if "sha256:" in source.text else set()


def _materials(data: Any, form: Form) -> Iterator[tuple[str, Any]]:
    for key, value in data.items() if isinstance(data, dict) else ():
        if keys_of(form).find(key) == (MATERIALS,) and isinstance(value, dict):
            yield from value.items()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _is_form_of(path: Path, named: _Named) -> bool:
    return whole_name(path) in named.forms or (bool(named.hashes) and _hash(path) in named.hashes)


def _hash(path: Path) -> str | None:
    from lccluster.files.office.package import LARGEST  # where there are documents

    try:
        return hashlib.sha256(read_bytes(path, str(path), LARGEST)).hexdigest()
    except Unusable:
        return None


_ROUND_LEFT = Fault(
    "round-passed-over",
    Message("This round is passed over, as it looks at its applications itself."),
    Message("“lccluster round list --round {folder}” shows what they come to."),
    severity=Severity.WARNING,
)
