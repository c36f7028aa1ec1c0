"""One cluster of the register, with its acts."""

from msgspec import Struct

from lccluster.register.acts import Act, Recognised


class Cluster(Struct, frozen=True, kw_only=True):
    """One cluster as its file has it: facts first, then its acts in the order of recording.

    `id` never comes from the name. `name` is the one it was recognised under.
    """

    id: str
    name: str
    county: str
    applicant: str | None = None
    dominant_industry: str | None = None
    note: str | None = None
    events: tuple[Act, ...] = ()


def recognition_year(cluster: Cluster) -> str | None:
    """Give the year of the first recognition as it was recorded, by which clusters are filed."""
    days = (each.on for each in cluster.events if isinstance(each, Recognised))
    return next((f"{day.year:04}" for day in days), None)
