"""One cluster of the register, with its acts, and what every record has."""

from abc import abstractmethod
from collections.abc import Sequence

from msgspec import Struct

from lccluster.register.acts import Act, AnyAct, Recognised


class Record(Struct, frozen=True, kw_only=True):
    """What is kept in a file of its own, by its id: facts first, then acts that are only added to."""

    id: str

    @property
    @abstractmethod
    def events(self) -> Sequence[AnyAct]:
        """Give its acts in the order of recording."""


class Cluster(Record, frozen=True, kw_only=True):
    """One cluster as its file has it.

    `id` never comes from the name. `name` is the one it was recognised under.
    """

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
