"""What was shown is written into the folder, all or none, and checked where it lies then; nothing that stands is written over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.disk.documents.output import Output, Over
from lccluster.files.disk.new_folder import new_folder
from lccluster.files.disk.safe_write import create_file, make_folder
from lccluster.files.disk.temporary import discard
from lccluster.usecases.page.applications.checking import CheckedBatch, Files, check_files
from lccluster.usecases.page.applications.keeping import Keeping, NewFile, lying_on, papers_of
from lccluster.usecases.page.titles.recording import ChangedMeanwhile


def keep(shown: Keeping, now: Keeping, sha256: str) -> None:
    """Write what was shown; raises ChangedMeanwhile, or Unusable, and then nothing was written."""
    if sha256 != shown.sha256 or now.sha256 != shown.sha256:
        raise ChangedMeanwhile(_all(shown), _all(now))
    if shown.folder is None:
        _write(shown.files)
        return
    Output(shown.folder, over=Over.NOTHING).ready()  # never among the files of a register
    with new_folder(shown.folder) as made:
        for each in shown.files:
            target = made / each.path.relative_to(shown.folder)
            make_folder(target.parent)
            create_file(target, each.data)


def checked_again(batch: CheckedBatch) -> CheckedBatch:
    """Check a batch anew, with what lies beside its forms by now; raises Unusable."""
    lying = (found for each in batch.files.forms for found in lying_on(batch.files, each))
    findings = tuple(dict.fromkeys((*batch.files.findings, *lying)))
    files = replace(batch.files, findings=tuple(each for each in findings if each.is_file()))
    return replace(check_files(files, batch.asked), answered=batch.answered)


def kept_batch(batch: CheckedBatch, number: int, shown: Keeping) -> CheckedBatch:
    """Check what was written where it lies now; raises Unusable."""
    written = tuple(str(each.path) for each in shown.files)
    found = check_files(_kept_files(batch, number, shown), batch.asked)
    return replace(found, written=written)


def _kept_files(batch: CheckedBatch, number: int, shown: Keeping) -> Files:
    """Name form and findings where they lie now."""
    form, findings = papers_of(batch.checked[number])
    if shown.folder:
        form = next(each.path for each in shown.files if each.path.name == form.name)
        found = [each.path for each in shown.files if _is_findings(each.path, form)]
    else:
        old = {each.path for each in shown.standing}
        found = [each for each in findings if each in old] + [each.path for each in shown.files]
    return Files((form,), tuple(found), batch.files.place, batch.files.kept_in)


def _is_findings(path: Path, form: Path) -> bool:
    return path.parent == form.parent and path != form and path.name.startswith(form.stem)


def _write(files: Sequence[NewFile]) -> None:
    """Write new files, all or none; raises Unusable."""
    done: list[Path] = []
    try:
        for each in files:
            make_folder(each.path.parent)
            Output(each.path, over=Over.NOTHING).write(each.data)
            done.append(each.path)
    except Unusable:
        for each_done in done:
            discard(each_done)
        raise


def _all(keeping: Keeping) -> bytes:
    return b"\n".join((keeping.before, *(str(each.path).encode() for each in keeping.files)))
