"""What yearly reports give of figures, by the two clocks as everything of a title."""

from __future__ import annotations

from msgspec import Struct

from lccluster.register.acts import AnnualReport
from lccluster.register.cluster import Cluster
from lccluster.register.view import Clocks, in_view


class ReportedYear(Struct, frozen=True):
    """The figures of a year: as written, by the keys of the form; and the report that gave them."""

    year: int
    figures: dict[str, str]
    act: AnnualReport


def figures_of(cluster: Cluster, clocks: Clocks) -> list[ReportedYear]:
    """List the years of which reports that count give figures, the oldest first.

    Of two reports on one year the later one counts, as far as it gives any.
    """
    found = {
        each.year: ReportedYear(each.year, each.figures, each)
        for each in in_view(cluster.events, clocks)
        if isinstance(each, AnnualReport) and each.figures
    }
    return [found[year] for year in sorted(found)]
