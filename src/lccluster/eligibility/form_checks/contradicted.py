"""An error for which the form goes back, and what it makes doubtful."""

from __future__ import annotations

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.language import Message
from lccluster.rulebook.form_checks import Contradiction


class Contradicted(Struct, frozen=True):
    """An error for which the form goes back, and the stated figures that take part in it.

    None of these decides a condition until the form is mended: nobody can tell which is wrong.
    """

    problem: Problem
    figures: tuple[str, ...]


def contradicted(
    check: Contradiction, path: str, message: Message, figures: tuple[str, ...]
) -> Contradicted:
    """Make the error of a check: where it shows, and which figures take part."""
    hint = Message("Ask the applicant which figure is right.")
    return Contradicted(Problem(code=check.id, field=path, message=message, hint=hint), figures)
