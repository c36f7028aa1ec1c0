"""Does a document look like a form? Told at a glance by its words, as of a folder nearly all of them are forms."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.zipped import part_of, parts_of
from lccluster.files.forms.document.one_form import FEWEST
from lccluster.files.forms.labels.label_file import form_labels
from lccluster.files.office.package import MOST_ENTRIES, MOST_UNPACKED, WORD_TEXT
from lccluster.files.office.refusals import answered
from lccluster.files.rules.forms import forms_at_hand
from lccluster.files.rules.library import Library
from lccluster.form.form import Form
from lccluster.form.keys import fold

_OF_CELLS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml|content\.xml", re.IGNORECASE)
_TAG = re.compile(rb"<[^>]*>")


def resembles_form(path: Path, library: Library) -> bool:
    """Tell a document with the labels of a form and no head of a list; one that cannot be looked into may be a form."""
    try:
        with answered(path.name), zipfile.ZipFile(path) as package:
            words = _words(package)
    except Unusable:
        return True
    if any(fold(head) in words for head in form_labels(library).list_heads):
        return False
    return _has_labels(words, forms_at_hand(library))


def _words(package: zipfile.ZipFile) -> str:
    """Give all that is written in a document, without its marks: a label may be cut into several runs."""
    parts = parts_of(package, MOST_ENTRIES)
    texts = [each for each in parts if _holds_text(each.filename)]
    found = b"".join(part_of(package, each, MOST_UNPACKED) for each in texts)
    return fold(html.unescape(_TAG.sub(b"", found).decode("utf-8", "replace")))


def _holds_text(name: str) -> bool:
    return bool(WORD_TEXT.fullmatch(name) or _OF_CELLS.fullmatch(name))


def _has_labels(words: str, forms: Sequence[Form]) -> bool:
    return any(sum(each in words for each in _labels(form)) >= FEWEST for form in forms)


@cache
def _labels(form: Form) -> frozenset[str]:
    return frozenset(fold(each.label.zh) for each in form.listed)
