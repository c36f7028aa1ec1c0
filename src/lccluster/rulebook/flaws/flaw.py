"""Something in a rulebook that does not hang together, and what checks of it need to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.errors import is_it
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.form.form import Form
    from lccluster.quantities import Unit
    from lccluster.rulebook.rulebook import Rulebook

Path = tuple[str | int, ...]
MEASURE, CONDITIONS, MATERIALS = "measure.yaml", "04-conditions.yaml", "06-materials.yaml"
FORM_CHECKS, OFFICES, FORM = "form-checks.yaml", "offices.yaml", "form.yaml"
PROCEDURE = "procedure.yaml"


class Flaw(Struct, frozen=True):
    """Something in a rulebook that does not hang together."""

    file: str
    path: Path
    code: str
    message: Message
    hint: Message | None = None


class Context(Struct, frozen=True):
    """A rulebook that is looked at."""

    rulebook: Rulebook

    @property
    def form(self) -> Form:
        """Give its form."""
        return self.rulebook.form

    @property
    def units(self) -> Mapping[str, Unit | None]:
        """Map the fields of its form to their units."""
        return self.rulebook.form.units


def no_such_field(file: str, path: Path, field: str, known: Iterable[str]) -> Flaw:
    """Say that the form lacks a field, and which one is like it."""
    return Flaw(
        file,
        path,
        "no-such-field",
        Message("The form has no field “{field}”.", field=field),
        is_it(field, known),
    )
