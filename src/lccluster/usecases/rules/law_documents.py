"""The files of a rulebook that may be changed, each by our own names: the law, and its cases with their forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from lccluster.files.disk.within import matching
from lccluster.files.rules.case_files import COMPLETE, CaseGroup
from lccluster.files.rules.rulebook_folder import part_file
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import KeySpellings, NamedDocument, in_own_names, spelling
from lccluster.files.yaml.reader import Document, Path_, read_yaml
from lccluster.form.form import Form
from lccluster.rulebook.conditions import Conditions
from lccluster.rulebook.flaws.flaw import CONDITIONS, MEASURE
from lccluster.rulebook.measure import Measure
from lccluster.usecases.rules.cases import by_own_names


def changeable(folder: Path) -> dict[str, NamedDocument]:
    """Read what may change by our own names, each file by its name below the folder."""
    cases = matching(folder / "cases", "*.yaml")
    paths = [folder / MEASURE, part_file(folder, CONDITIONS), *cases]
    return {
        each.relative_to(folder).as_posix(): _named(
            read_yaml(each, shape=shapes.RULEBOOK), kind_of(each)
        )
        for each in paths
    }


def kind_of(path: Path) -> type[Struct] | None:
    """Give what a file is read as; the complete form of the cases is an application."""
    if path.parent.name == "cases":
        return None if path.name == COMPLETE else CaseGroup
    return Measure if path.name == MEASURE else Conditions


def _named(document: Document, kind: type[Struct] | None) -> NamedDocument:
    if kind is None:
        return spelling(document, KeySpellings({}), document.data)
    return in_own_names(kind, document)


def with_forms(documents: Mapping[str, NamedDocument], form: Form) -> dict[str, NamedDocument]:
    """Give the forms of the cases by the form's own names, too, where the complete one has Chinese keys."""
    name = f"cases/{COMPLETE}"
    complete = by_own_names(documents[name], documents[name].data, form)
    if not complete.written.in_chinese:
        return {**documents}
    others = {
        each: _with_form(document, form) if each.startswith("cases/") else document
        for each, document in documents.items()
    }
    return {**others, name: complete}


def _with_form(document: NamedDocument, form: Form) -> NamedDocument:
    cases, paths = [*document.data.get("cases", ())], dict(document.written.paths)
    for at, case in enumerate(cases):
        named = by_own_names(document, case.get("form") or {}, form)
        above: Path_ = ("cases", at, "form")
        stands = document.written.path(above)
        paths |= {(*above, *ours): (*stands, *said) for ours, said in named.written.paths.items()}
        cases[at] = {**case, "form": named.data} if case.get("form") else case
    return spelling(document, KeySpellings(paths), {**document.data, "cases": cases})
