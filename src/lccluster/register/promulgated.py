"""A list of recognitions that were promulgated on one day, as people write it."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lccluster.quantities.names import Called, Name


class ListedCluster(Struct, frozen=True):
    """One cluster of a promulgated list."""

    IN_CHINESE: ClassVar = {"name": "集群名称", "county": "县市区", "document_number": "文号"}

    name: Called
    county: Name
    document_number: str | None = None


class PromulgatedList(Struct, frozen=True):
    """A list of recognitions promulgated on one day."""

    IN_CHINESE: ClassVar = {
        "promulgated_on": "公布日期",
        "authority": "公布单位",
        "clusters": "集群",
        "document_number": "文号",
    }

    promulgated_on: date
    authority: Name
    clusters: tuple[ListedCluster, ...]
    document_number: str | None = None
