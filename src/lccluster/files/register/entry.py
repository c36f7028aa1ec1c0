"""A cluster as its file has it, whether the file is its own or a year's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.register.years import YearPart
from lccluster.files.yaml.reader import Document
from lccluster.register.cluster import Cluster


class Entry(Struct, frozen=True):
    """A cluster as read: the cluster, and the document, or the part of one, that it came from."""

    cluster: Cluster
    document: Document
    path: Path

    @property
    def facts(self) -> Mapping[str, Any]:
        """Give the file's own words, facts and acts."""
        data: dict[str, Any] = self.document.data
        return data

    @property
    def shares(self) -> bool:
        """Tell whether it stands in a year's file, together with others."""
        return isinstance(self.document, YearPart)

    def light(self) -> Entry:
        """Give it without the nodes of its file, which weigh far more than what they say."""
        return replace(self, document=self.document.light())

    def is_of(self, cluster_id: str) -> bool:
        """Tell whether it goes by an id: a file of its own by its name, a part of one by its facts."""
        return (self.cluster.id if self.shares else self.path.stem) == cluster_id
