"""The grids of a document that are forms; a value that reads like a label is told from a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lccluster.files.forms.document.finding import LabelledGrid
from lccluster.files.forms.document.grid import Grid
from lccluster.files.forms.document.labels import Label, labels_in
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.form.form import APPLICANT, NAME, OPINION
from lccluster.form.on_paper.fields import OF_WHICH
from lccluster.form.on_paper.shape import shape_of

MANY = (APPLICANT, OF_WHICH)  # these stand on a form more than once


def forms_in(grids: Iterable[Grid], spellings: Spellings) -> list[LabelledGrid]:
    """Give the grids that hold labels."""
    shape = shape_of(spellings.form)
    forms = [LabelledGrid(grid, labels_in(grid, spellings), shape) for grid in grids]
    counts = Counter(label.target for form in forms for label in form.labels)
    twice = {target for target, count in counts.items() if count > 1} - {OF_WHICH}
    told = [LabelledGrid(form.grid, list(_no_texts(form, twice)), shape) for form in forms]
    return [form for form in told if form.labels]


def without_echoes(forms: Iterable[LabelledGrid]) -> list[LabelledGrid]:
    """Keep of each label the first: what stands a second time is a value that reads like a label.

    The opinion is the last thing on a form, so of it the last is kept.
    """
    forms = list(forms)
    last = [each for form in forms for each in form.labels if each.target == OPINION][-1:]
    seen: set[str] = set()
    kept = []
    for form in forms:
        first = [
            each
            for each in form.labels
            if each.target in MANY or each in last or not _known(each, seen)
        ]
        kept.append(LabelledGrid(form.grid, first, form.shape))
    return kept


def claimed(forms: Iterable[LabelledGrid]) -> set[str]:
    """Give the places that are labels, or values of one: nothing else is to be looked for there."""
    found = [each for form in forms for each in form.found]
    values = {str(box.place) for each in found for box in each.boxes}
    return values | {str(label.box.place) for form in forms for label in form.labels}


def _known(label: Label, seen: set[str]) -> bool:
    known = label.target in seen or label.target == OPINION
    seen.add(label.target)
    return known


def _no_texts(form: LabelledGrid, twice: set[str]) -> Iterator[Label]:
    """Leave out what stands where a text belongs: a cluster named 其他, a text of several labels."""
    places = {(each.box.top, each.box.left): each for each in form.labels}
    first = min((each.box.top for each in form.labels if each.target == NAME), default=None)
    for label in form.labels:
        if label.target in form.shape.above_table and first is not None and label.box.top > first:
            continue
        beside = form.grid.at(label.box.top, label.box.left - 1)
        left = places.get((beside.top, beside.left)) if beside else None
        doubtful = label.target in {*twice, OF_WHICH} or label.value or label.share[1] > 1
        if not (doubtful and left and left.target in form.shape.texts):
            yield label
