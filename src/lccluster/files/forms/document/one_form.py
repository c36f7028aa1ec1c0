"""Whether a document holds one whole form, and the city that its title names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lccluster.errors import Fault, Unusable
from lccluster.files.forms.document.finding import LabelledGrid
from lccluster.files.forms.document.forms import MANY, without_echoes
from lccluster.files.forms.document.grid import Sheets
from lccluster.files.forms.document.labels import Label
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.form.on_paper.shape import PaperShape, shape_of
from lccluster.language import Message

LONGEST_TITLE = 60  # signs, with its blanks
GROUPS_OF_A_LIST = 4
FEWEST = 6  # labels; a document with fewer is some other document


def one_form(
    forms: Sequence[LabelledGrid], in_lines: set[str], spellings: Spellings, name: str
) -> list[LabelledGrid]:
    """Give the grids of the one form that is here; raises Unusable for none and for two.

    `in_lines` are the fields that lines outside the tables state: a form may do without a table.
    """
    shape = shape_of(spellings.form)
    labels = [label for form in forms for label in form.labels]
    named = {label.target for label in labels}
    if len(named) < FEWEST and not (
        in_lines >= shape.of_a_cluster and len(in_lines | named) >= FEWEST
    ):
        raise Unusable(_NO_FORM.at(name, label=shape.telling))
    if any(_is_list(form, spellings) for form in forms):
        raise Unusable(_A_LIST.at(name))
    if second := _second_form(labels, shape):
        raise Unusable(_SEVERAL.at(name, cell=second.box.place))
    return without_echoes(forms)


def _is_list(form: LabelledGrid, spellings: Spellings) -> bool:
    """Tell whether the number of the row is a head beside those of many groups of the form."""
    for box in form.grid.boxes:
        if spellings.heads_a_list(box.text):
            band = range(box.top, box.bottom + 1)
            beside = (each.target for each in form.labels if each.box.top in band)
            if len({target.partition(".")[0] for target in beside}) >= GROUPS_OF_A_LIST:
                return True
    return False


def _second_form(labels: Sequence[Label], shape: PaperShape) -> Label | None:
    """Give the first label of a second form; a few that stand twice are values by chance."""
    counts = Counter(label.target for label in labels if label.target not in MANY)
    twice = {target for target, count in counts.items() if count > 1}
    if len(twice) < FEWEST or not twice & shape.anchors:
        return None
    seen: set[str] = set()
    return next((each for each in labels if each.target in twice and _again(each, seen)), None)


def _again(label: Label, seen: set[str]) -> bool:
    again = label.target in seen
    seen.add(label.target)
    return again


def city_of(
    sheets: Sheets, taken: set[str], spellings: Spellings
) -> tuple[str | None, str | Message | None]:
    """Find the title of the form and the city that it names."""
    for line in sheets.texts():
        if str(line.place) in taken or len(line.text) >= LONGEST_TITLE:
            continue
        if city := spellings.city(line.text):
            return city, line.place
    return None, None


_A_LIST = Fault(
    "no-form",
    Message("This is a list of clusters, not the form of one."),
    Message("Take the form itself; the list is made from forms with “lccluster check --xlsx”."),
)
_SEVERAL = Fault(
    "several-forms",
    Message("A second form begins here; which one is meant cannot be told."),
    Message("Keep one form a file."),
)
_NO_FORM = Fault(
    "no-form",
    Message("There is no application form in this document."),
    Message("A form is known by its labels, such as {label}."),
)
