"""A findings file of any kind: YAML on one cluster, or a workbook on many."""

from __future__ import annotations

from pathlib import Path

from lccluster.files.forms.any_form import OFFICE_SUFFIXES
from lccluster.files.forms.findings.on_cluster import OnCluster, on_cluster
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml


def read_findings_file(path: Path) -> list[OnCluster]:
    """Read one file; raises Unusable where it cannot be told which cluster it is on."""
    if path.suffix.lower() in OFFICE_SUFFIXES:
        from lccluster.files.forms.findings.workbook import read_findings_workbook

        return read_findings_workbook(path)
    return [on_cluster(read_yaml(path, str(path), shape=shapes.FINDINGS))]
