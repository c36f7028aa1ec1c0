"""A whole rulebook: the files of one folder under `rules/`, put together."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.form import Form
from lccluster.rulebook.conditions import Condition, Conditions, Waiver
from lccluster.rulebook.form_checks import FormChecks
from lccluster.rulebook.materials import RequiredMaterials
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.vocabulary import Occasion

if TYPE_CHECKING:
    from lccluster.rulebook.procedure import Procedure


class Rulebook(Struct, frozen=True):
    """A measure with its form, conditions, materials, form checks and offices.

    `sha256` is the hash of the folder's law files, as the receipt of a result names it. `occasion`
    says for what applications are held against it. `procedure` is read only where it is asked for.
    """

    measure: Measure
    form: Form
    conditions: Conditions
    materials: RequiredMaterials
    form_checks: FormChecks
    offices: Offices
    sha256: str
    occasion: Occasion = Occasion.RECOGNITION
    procedure: "Procedure | None" = None

    @property
    def id(self) -> str:
        """Name the rulebook."""
        return self.measure.id

    def in_force(self, day: date) -> bool:
        """Tell whether the measure is in force on `day`; a draft never is."""
        return self.measure.in_force_on(day)

    def held_at(self, occasion: Occasion) -> Self:
        """Give what an application is held against; a re-review may ask fewer conditions, or others."""
        asked = self.measure.review.conditions if occasion is Occasion.REVIEW else None
        kept = tuple(
            rule
            for rule in self.conditions.conditions
            if rule.only_at in (None, occasion) and (asked is None or rule.id in asked)
        )
        return replace(
            self, occasion=occasion, conditions=replace(self.conditions, conditions=kept)
        )

    def condition(self, condition_id: str) -> Condition | None:
        """Find a condition by its id."""
        return next((rule for rule in self.conditions.conditions if rule.id == condition_id), None)

    def waiver(self, rule: Condition) -> Waiver | None:
        """Find the waiver that may relax a condition."""
        if rule.waiver is None:
            return None
        return next((each for each in self.conditions.waivers if each.id == rule.waiver), None)


class OfMeasure(Protocol):
    """What a day can choose by its measure: a rulebook, or a part of one."""

    @property
    def measure(self) -> Measure:
        """Give the measure."""


Chosen = TypeVar("Chosen", bound=OfMeasure)


def choose(rulebooks: Sequence[Chosen], day: date) -> Chosen:
    """Choose the rulebook in force on `day`, else the nearest earlier, else the first of all.

    Drafts and measures of a province or the nation are chosen only where there is nothing else: they were named.
    """
    eligible = [each for each in rulebooks if each.measure.chosen_by_day] or rulebooks
    if len(eligible) == 1:
        return eligible[0]
    by_start = sorted(eligible, key=lambda each: each.measure.in_force.from_)
    in_force = [each for each in by_start if each.measure.in_force_on(day)]
    earlier = [each for each in by_start if each.measure.in_force.from_ <= day]
    return (in_force or earlier or by_start[:1])[-1]
