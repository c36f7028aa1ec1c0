"""Which findings files a command line means, files and those that lie in the folders named; and one read, of any kind."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.forms.any_form import OFFICE_SUFFIXES
from lccluster.files.forms.batches.paths import (
    SUFFIXES,
    Meant,
    each_once,
    files_below,
    is_marker,
)
from lccluster.files.forms.findings.on_cluster import OnCluster, on_cluster
from lccluster.files.rules.forms import forms_at_hand
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.form.findings import Findings
from lccluster.form.keys import keys_in, keys_of

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")


def findings_paths(written: Iterable[Path]) -> list[Meant]:
    """List the files meant, in order, each once."""
    return each_once(found for path in written for found in _meant(path))


def _meant(path: Path) -> Iterator[Meant]:
    if os.path.isdir(path):  # noqa: PTH112 - no name is too long or too odd for this one
        yield from (Meant(each, named=False) for each in files_below(path) if _may_be_one(each))
    else:
        yield Meant(path)


def _may_be_one(path: Path) -> bool:
    """Tell whether a file of a folder is to be read; only what is surely an application is not."""
    if os.path.isdir(path):  # noqa: PTH112 - a folder that nobody may look into: reading it says so
        return True
    if is_marker(path):
        return False
    suffix = path.suffix.lower()
    return suffix in WORKBOOKS or (suffix in SUFFIXES and not _is_application(path))


def _is_application(path: Path) -> bool:
    """Tell whether a file has keys of an application, and none that only findings have."""
    try:
        data = read_yaml(path).data
    except Unusable:
        return False
    if not isinstance(data, dict) or any(
        keys_in(Findings).find(key) == ("findings",) for key in data
    ):
        return False
    return isinstance(data.get("cluster"), dict) or any(
        (keys_of(form).find(key) or ("cluster",))[0] != "cluster"
        for key in data
        for form in forms_at_hand()
    )


def read_findings_file(path: Path) -> list[OnCluster]:
    """Read one file; raises Unusable where it cannot be told which cluster it is on."""
    if path.suffix.lower() in OFFICE_SUFFIXES:
        from lccluster.files.forms.findings.workbook import read_findings_workbook

        return read_findings_workbook(path)
    return [on_cluster(read_yaml(path, str(path), shape=shapes.FINDINGS))]
