"""`form-labels.yaml` of the rulebooks at hand: how labels are spelt, without any of it in code."""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.forms.labels.spellings import OPINION, Spellings
from lccluster.files.rules.library import Library
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.form.application import Materials
from lccluster.form.fields import fold
from lccluster.form.labels import FormLabels
from lccluster.form.paper import group_label, group_names, paper_fields
from lccluster.language import Listing, Message

NAME = "form-labels.yaml"


def spellings(library: Library) -> Spellings:
    """Give the spellings of all rulebooks at hand; raises Unusable."""
    return _spellings(tuple(library.all_folders()))


def form_labels(library: Library) -> FormLabels:
    """Give what all rulebooks at hand list; raises Unusable."""
    return _labels(tuple(library.all_folders()))


@cache
def _spellings(folders: tuple[Path, ...]) -> Spellings:
    return Spellings(_labels(folders))


@cache
def _labels(folders: tuple[Path, ...]) -> FormLabels:
    return reduce(FormLabels.joined, map(read_labels, folders), FormLabels())


def read_labels(folder: Path) -> FormLabels:
    """Read the spellings that a rulebook lists, none if it lists none; raises Unusable."""
    if not (folder / NAME).is_file():
        return FormLabels()
    document = read_yaml(folder / NAME, shape=shapes.RULEBOOK)
    labels, problems = typed.build(FormLabels, document)
    if labels is not None:
        problems = [*_unknown(labels, document), *_ambiguous(labels, document)]
    if labels is None or problems:
        raise Unusable(problems)
    return labels


def column_flaws(folder: Path, keys: Iterable[str]) -> Iterator[Problem]:
    """Name the columns with heads that no list has."""
    if (folder / NAME).is_file():
        document = read_yaml(folder / NAME, shape=shapes.RULEBOOK)
        for each in read_labels(folder).columns.keys() - {*keys}:
            yield document.problem(
                ("columns", each),
                at_key=True,
                code="unknown-column",
                message=Message("No list has a column “{key}”.", key=each),
                hint=Message("Known here: {keys}.", keys=Listing(keys)),
            )


def _ambiguous(labels: FormLabels, document: Document) -> Iterator[Problem]:
    """Name a spelling that is of two cells, which nothing tells apart: not even their headings."""
    named: dict[str, list[str]] = {}
    for target, word in _all_words(labels):
        named.setdefault(fold(word), []).append(target)
    for key in ("fields", "groups"):
        for target, words in getattr(labels, key).items():
            for index, word in enumerate(words):
                if other := _rival(target, named[fold(word)]):
                    yield document.problem(
                        (key, target, index),
                        code="ambiguous-label",
                        message=Message(
                            "“{label}” is a spelling of {other} too.", label=word, other=other
                        ),
                        hint=Message("Keep it with the one that it means."),
                    )


def _all_words(labels: FormLabels) -> Iterator[tuple[str, str]]:
    """List every cell and heading with the words that name it, those of the annex first."""
    yield from ((each.path, each.label) for each in paper_fields() if each.group != OPINION)
    yield from ((name, group_label(name)) for name in group_names() if name != "cluster")
    for targets in (labels.fields, labels.groups):
        yield from ((target, word) for target, words in targets.items() for word in words)


def _rival(target: str, named: list[str]) -> str | None:
    """Give another cell of the same name, unless each stands under a heading of its own."""
    group, _, below = target.partition(".")
    if named.count(target) > 1:
        return target
    return next(
        (
            other
            for other in named
            if other != target and not (below and "." in other and other.partition(".")[0] != group)
        ),
        None,
    )


def _unknown(labels: FormLabels, document: Document) -> Iterator[Problem]:
    paths = {each.path for each in paper_fields() if each.group != OPINION} - {"economics.year"}
    for key, named, known in (
        ("fields", labels.fields, paths),
        ("groups", labels.groups, {*group_names()} - {"cluster", OPINION}),
        ("files", labels.files, {*Materials.model_fields}),
    ):
        for each in named.keys() - known:
            yield document.problem(
                (key, each),
                at_key=True,
                code="unknown-field",
                message=Message("The form has no cell “{label}”.", label=each),
            )
