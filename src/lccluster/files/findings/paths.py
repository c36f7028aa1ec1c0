"""Which findings files a command line means: files, and every one in the folders named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.batches.paths import SUFFIXES, files_below
from lccluster.files.yaml_reader import read_yaml
from lccluster.form.application import Application
from lccluster.form.fields import keys
from lccluster.form.findings import Findings


def findings_paths(written: Iterable[Path]) -> list[Path]:
    """List the files meant, in order, each once."""
    return list(dict.fromkeys(path for each in written for path in _meant(each)))


def _meant(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (found for found in files_below(path) if _is_findings(found))
    else:
        yield path


def _is_findings(path: Path) -> bool:
    """Tell whether a file of a folder is to be read; only what is surely an application is not."""
    return path.suffix.lower() in SUFFIXES and not _is_application(path)


def _is_application(path: Path) -> bool:
    """Tell whether a file has keys of an application, and none that only findings have."""
    try:
        data = read_yaml(path).data
    except Unusable:
        return False
    if not isinstance(data, dict) or any(keys(Findings).find(key) == ("findings",) for key in data):
        return False
    return isinstance(data.get("cluster"), dict) or any(
        (keys(Application).find(key) or ("cluster",))[0] != "cluster" for key in data
    )
