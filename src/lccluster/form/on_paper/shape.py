"""What the labels of a form on paper are to one another: which head columns, which divide, which end."""

from __future__ import annotations

from functools import cache, cached_property

from msgspec import Struct

from lccluster.form.form import APPLICANT, COUNTY, FILLED_ON, NAME, OPINION, Form
from lccluster.form.on_paper.fields import paper_groups
from lccluster.form.parts import FormGroup


class PaperShape(Struct, frozen=True, dict=True):
    """The parts that the labels of one form play on paper."""

    form: Form

    @property
    def above_table(self) -> tuple[str, ...]:
        """List what stands above the table, the value behind its label."""
        return APPLICANT, COUNTY, FILLED_ON

    @cached_property
    def columns(self) -> frozenset[str]:
        """List the groups that are columns: a figure of theirs stands below its head if it can."""
        return frozenset(each.id for each in self._groups if _heads_columns(each))

    @cached_property
    def titles(self) -> frozenset[str]:
        """List the headings that no value belongs to."""
        return frozenset(name for name in self.columns if name in self.form.group_by_id)

    @cached_property
    def totals(self) -> dict[str, str]:
        """Map the groups that are divided into parts to their totals."""
        return {each.id: each.total.key for each in self._groups if each.total}

    @cached_property
    def texts(self) -> frozenset[str]:
        """List the cells that hold any words, which may read like a label."""
        cells = (
            each
            for group in self._groups
            if not group.rows and group.id != OPINION
            for each in group.fields
        )
        return frozenset(
            (OPINION, *(each.key for each in cells if each.unit is None and each.kind == "text"))
        )

    @cached_property
    def to_the_end(self) -> frozenset[str]:
        """List the labels to which whatever follows belongs."""
        long = (each.key for group in self._groups for each in group.fields if each.long)
        return frozenset((OPINION, *long))

    @cached_property
    def of_a_cluster(self) -> frozenset[str]:
        """List the cells that say what is to be recognised; a form may do without a table."""
        group = self.form.group_by_id[NAME.partition(".")[0]]
        return frozenset(each.key for each in group.fields if each.paper)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """List labels that stand once on a form, and never as a value."""
        bare = (each for group in self._groups if not group.heading for each in group.fields)
        return frozenset((*self.totals, *(each.key for each in bare if each.unit)))

    @cached_property
    def telling(self) -> str:
        """Give a label that tells what it is by itself: that of a figure on paper, else the first of all."""
        figures = (each for group in self._groups for each in group.fields if each.unit)
        found = next((each for each in figures if each.paper and not each.vague), None)
        return (found or self.form.cells[0]).label.zh

    @property
    def _groups(self) -> tuple[FormGroup, ...]:
        return paper_groups(self.form)


@cache
def shape_of(form: Form) -> PaperShape:
    """Give the parts that the labels of a form play."""
    return PaperShape(form)


def _heads_columns(group: FormGroup) -> bool:
    """Tell whether the heading of a group stands above the heads of its cells, or a lone head above its cell."""
    below = [each.place if group.is_field else each.head for each in group.fields]
    above = group.fields[0].head if group.is_field else group.head
    return above is not None and any(each and each.row > above.row for each in below)
