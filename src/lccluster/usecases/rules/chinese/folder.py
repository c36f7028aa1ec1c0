"""All files of a draft in Chinese; one that would not say the same then stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk.safe_write import replace_file
from lccluster.files.disk.within import matching
from lccluster.files.forms.labels.label_file import NAME as LABELS
from lccluster.files.rules.case_files import COMPLETE, CaseGroup
from lccluster.files.rules.letter_file import LETTER
from lccluster.files.rules.notice_file import NOTICES
from lccluster.files.rules.pack_letter_file import PACK_LETTER
from lccluster.files.rules.place_holders import in_our_names
from lccluster.files.rules.round_draft_file import ROUND_DRAFTS
from lccluster.files.rules.rulebook_folder import part_file, parts
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, parse, read_yaml
from lccluster.files.yaml.respelling import respelt
from lccluster.files.yaml.text import decode
from lccluster.files.yaml.typed.named import build_named
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.form.labels import FormLabels
from lccluster.rulebook.cells import by_keys
from lccluster.rulebook.flaws.flaw import PROCEDURE
from lccluster.rulebook.procedure import Procedure
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.case_names import case_names
from lccluster.usecases.rules.chinese.comments import in_comments
from lccluster.usecases.rules.chinese.spelling import YES_NO, Spelling


def speak_chinese(folder: Path, book: Rulebook) -> None:
    """Write the files of a draft again, spelt in Chinese."""
    form, names = book.form, case_names(book)
    for path, kind in _files(folder):
        document = read_yaml(path, shape=shapes.RULEBOOK)
        spelling = Spelling(document, names)
        text = in_comments(spelling.text(kind), kind, spelling.keys)
        if _said(document, kind, form) == _said(_again(document, text), kind, form):
            replace_file(path, text.encode())
    complete = folder / "cases" / COMPLETE
    replace_file(complete, respelt(read_yaml(complete), keys_of(form), YES_NO).encode())


def _files(folder: Path) -> Iterator[tuple[Path, type]]:
    law = ((part_file(folder, file).name, kind) for file, (_, kind) in parts().items())
    words = ((each.name, each.kind) for each in (LETTER, NOTICES, PACK_LETTER, ROUND_DRAFTS))
    for name, kind in (*law, *words, (PROCEDURE, Procedure), (LABELS, FormLabels)):
        if (folder / name).is_file():
            yield folder / name, kind
    cases = matching(folder / "cases", "*.yaml")
    yield from ((each, CaseGroup) for each in cases if each.name != COMPLETE)


def _again(document: Document, text: str) -> Document | None:
    try:
        return parse(decode(text.encode(), document.name))
    except Unusable:
        return None


def _said(document: Document | None, kind: Any, form: Form) -> Any:
    """Give what a file says, whichever way it is spelt; of cases, that they can be read."""
    if document is None:
        return None
    named = replace(document, data=in_our_names(document.data))
    built, problems, _ = build_named(kind, named)
    return not problems if kind is CaseGroup else by_keys(built, form)
