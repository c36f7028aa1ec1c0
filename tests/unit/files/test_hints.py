"""A file of the wrong shape is told what writes one of its own kind, never of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms import read_application
from lccluster.catalogs import speak
from lccluster.errors import Unusable
from lccluster.files.forms.findings.paths import read_findings_file
from lccluster.files.register.folder import open_register
from lccluster.files.rules.case_files import read_cases, read_complete_form
from lccluster.files.rules.rulebook_folder import read_measure, read_offices, read_with_documents
from lccluster.usecases.register.exchange.promulgated import read_list


def _in_folder(read: Callable[[Path], Any], name: str) -> Callable[[Path], Any]:
    def made(folder: Path) -> Any:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(WRONG["text"], "utf-8")
        return read(folder)

    return made


WRONG = {"text": ""}
KINDS: list[tuple[Callable[[Path], Any], str]] = [
    (_in_folder(lambda f: read_application(f / "a.yaml", "a.yaml"), "a.yaml"), "“lccluster new”"),
    (_in_folder(lambda f: read_findings_file(f / "f.yaml"), "f.yaml"), "“lccluster findings new”"),
    (_in_folder(read_offices, "offices.yaml"), "“lccluster rules new”"),
    (_in_folder(read_measure, "measure.yaml"), "“lccluster rules new”"),
    (_in_folder(read_with_documents, "measure.yaml"), "“lccluster rules new”"),
    (_in_folder(read_complete_form, "cases/complete.yaml"), "“lccluster new”"),
    (_in_folder(read_cases, "cases/01.yaml"), "the cases of a rulebook at hand"),
    (_in_folder(open_register, "register.yaml"), "“lccluster register check”"),
    (_in_folder(lambda f: read_list(f / "list.yaml"), "list.yaml"), "“promulgated_on”"),
]
TEXTS = {"empty-file": "# 空\n", "too-deep": "a: " + "[" * 40 + "]" * 40, "not-yaml": "a: b\n%c"}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize(("read", "hint"), KINDS)
def test_a_file_of_the_wrong_shape_names_what_writes_its_kind(
    voice: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, read: Any, hint: str
) -> None:
    speak("en")
    monkeypatch.setitem(WRONG, "text", TEXTS[code])
    with pytest.raises(Unusable) as refused:
        read(tmp_path)
    problem = refused.value.problems[0]
    assert (problem.code, hint in str(problem.hint)) == (code, True)
