"""What the law of an act asks of what the act meets; see `round.circumstances`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from lccluster.round.call import Call
from lccluster.round.reviewing.panel import Expert, Panel, Tie
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.offices import Offices


class Met(Protocol):
    """What an act on an application meets."""

    @property
    def call(self) -> Call:
        """Give the year's call."""

    @property
    def offices(self) -> Offices:
        """Give the offices."""

    @property
    def panel(self) -> Panel | None:
        """Give those who review, where they are named."""

    @property
    def county(self) -> str:
        """Name the county of the application."""

    @property
    def recused(self) -> frozenset[str]:
        """Name the experts that do not review this application."""

    @property
    def open_objections(self) -> Sequence[int]:
        """Number the objections that nobody has decided."""

    @property
    def passed_over(self) -> Sequence[str]:
        """Name those with more points that are not proposed."""

    @property
    def recorded(self) -> Sequence[Any]:
        """List what stands of the application, in the order of recording."""

    @property
    def is_recommended(self) -> bool:
        """Tell whether it counts against its county's quota already."""

    def recommended_of(self, county: str) -> int:
        """Count what a county has recommended beside this one."""

    def tie_of(self, expert: Expert) -> Tie | None:
        """Give the tie of an expert to this application."""

    def article_of(self, act: Any) -> Citation | None:
        """Cite the provision of the stage that an act does."""
