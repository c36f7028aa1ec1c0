"""What is kept of a round: a record for each application, and one of the round itself."""

from lccluster.register.cluster import Record
from lccluster.round.acts import RoundAct


class ApplicationRecord(Record, frozen=True, kw_only=True):
    """One application as its `record.yaml` has it: facts first, then its acts in the order of recording.

    `id` is its county's code and a serial; `renews` the id of the title whose re-review it is for.
    """

    cluster: str
    county: str
    applicant: str | None = None
    renews: str | None = None
    note: str | None = None
    events: tuple[RoundAct, ...] = ()


class RoundRecord(Record, frozen=True, kw_only=True):
    """The round as `round.yaml` has it; `id` is its year, `round` what no other round is called."""

    round: str
    rulebook: str
    title: str
    note: str | None = None
    events: tuple[RoundAct, ...] = ()
