"""What one file says on one cluster; what cannot be used keeps its reasons."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.application_file import read_findings
from lccluster.files.yaml.reader import Document
from lccluster.form.findings import Finding, Findings
from lccluster.form.keys import keys_in
from lccluster.language import Message
from lccluster.quantities.names import fault_in


class OnCluster(Struct, frozen=True):
    """What one file says on one cluster: its findings, or the problems that keep it from use.

    `findings` are in the file's order, rows that nobody filled in included; `said` is what a sheet
    for people calls the condition of each.
    """

    cluster: str
    document: Document
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash the bytes of the file."""
        return hashlib.sha256(self.document.source.data).hexdigest()


def on_cluster(document: Document) -> OnCluster:
    """Read what a document says on its cluster; raises Unusable where it names none."""
    try:
        read, document = read_findings(document)
    except Unusable as unusable:
        if cluster := _named(document):
            return OnCluster(cluster, document, problems=unusable.problems)
        raise
    if read.cluster is None:
        raise Unusable(document.problem(("cluster",), _NO_CLUSTER))
    return OnCluster(read.cluster, document, read.findings)


def _named(document: Document) -> str | None:
    """Give the cluster that a file names, whatever else is wrong with it; None where it is no name."""
    data, known = document.data, keys_in(Findings)
    entries = data.items() if isinstance(data, dict) else ()
    names = [value for key, value in entries if known.find(key) == ("cluster",)]
    said = names[0].strip() if names and isinstance(names[0], str) else ""
    return None if fault_in(said) else said


_NO_CLUSTER = Fault(
    "no-cluster",
    Message("These findings name no cluster."),
    Message("Write the name of the cluster as it stands on the form."),
)
