"""The findings of one run: what every file says on one cluster, and whether an application is on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from lccluster.eligibility.findings import by_ids
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.eligibility.misfits.misfit import Misfit
from lccluster.errors import Fault, Problem, Severity, Unusable, some_of
from lccluster.files.forms.findings.on_cluster import OnCluster
from lccluster.files.forms.findings.paths import findings_paths, read_findings_file
from lccluster.form.application import Application
from lccluster.form.findings import Findings
from lccluster.form.findings_sheet import PART
from lccluster.hashes import hash_of_files
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.rulebook import Rulebook


class JoinedFindings(Struct, frozen=True, dict=True):
    """What all files of a run say on one cluster."""

    parts: tuple[OnCluster, ...]

    @cached_property
    def findings(self) -> Findings:
        """Give the findings of all files, in their order; what nobody filled in is still open."""
        answered = (self.parts[part].findings[at] for part, at in self._answered)
        return Findings(cluster=self.parts[0].cluster, findings=tuple(answered))

    @cached_property
    def _answered(self) -> list[tuple[int, int]]:
        """Say where each of the findings stands: in which part, as which of its entries."""
        return [
            (part, at)
            for part, each in enumerate(self.parts)
            for at, finding in enumerate(each.findings)
            if not finding.is_open
        ]

    @property
    def files(self) -> tuple[str, ...]:
        """Name the files."""
        return tuple(dict.fromkeys(each.document.name for each in self.parts))

    @property
    def sha256(self) -> str:
        """Hash the bytes of the one file; of several, their hashes in the order of the alphabet."""
        return hash_of_files(each.sha256 for each in self.parts)

    def problems(self, form: Application, book: Rulebook, today: date) -> list[Problem]:
        """List what keeps the findings from use with this form, each in its own file, said once."""
        return list(dict.fromkeys(self._problems(form, book, today)))

    def _problems(self, form: Application, book: Rulebook, today: date) -> list[Problem]:
        broken = [problem for each in self.parts for problem in each.problems]
        found = list(self._misplaced(book)) or [
            self._located(each) for each in misfits(self.findings, form, book, today)
        ]
        if not broken:
            return found
        # What is wrong was told already of what is missing beside it.
        named = {each.cell for each in broken}
        return broken + [
            each for each in found if each.cell not in named and each.code != "finding-incomplete"
        ]

    def _misplaced(self, book: Rulebook) -> Iterator[Problem]:
        """Name the rows of a sheet that are called otherwise than their number or element says."""
        for (part, at), finding in zip(self._answered, by_ids(self.findings, book), strict=True):
            each, rule = self.parts[part], book.condition(str(finding.condition))
            odd = _misnamed(each.said[at], rule, finding.element) if each.said else None
            if odd:
                code, message = odd
                hint = Message("Put the cell back as “lccluster findings new” writes it.")
                yield each.document.problem(("findings", at, "said"), Fault(code, message, hint))

    def _located(self, misfit: Misfit) -> Problem:
        part, path = 0, misfit.path
        if path[0] == "findings":
            part, at = self._answered[int(path[1])]
            path = ("findings", at, *path[2:])
        return self.parts[part].document.problem(
            path, Fault(misfit.code, misfit.message, misfit.hint)
        )


def _misnamed(said: str, rule: Condition | None, element: str | None) -> tuple[str, Message] | None:
    """Tell whether a sheet calls a condition, or the part of it that is answered, otherwise than it is called."""
    if rule is None:
        return None  # there is no such condition, which is said of its own cell
    if re.split(rf"[\n（(]|{PART}", said)[0].strip() != rule.label.zh:
        return "another-condition", Message(
            "The number of this row is that of “{label}”, its question is on another.",
            label=rule.label,
        )
    called = [line.partition(PART)[2] for line in said.splitlines() if PART in line]
    known = {each.id: each.label.zh for each in rule.check.parts}
    if called and element in (None, *known) and called != [known.get(str(element))]:
        return "another-element", Message(
            "This row is called “{name}”, its element is another or missing.", name=called[0]
        )
    return None


class Given(Struct):
    """The findings files of one run; which cluster's were asked for, and by which applications."""

    parts: Sequence[OnCluster]
    broken: Sequence[tuple[str, tuple[Problem, ...]]] = ()
    folders: Sequence[Path] = ()  # those named in which nothing was found
    _asked: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def on(
        self, file: str, form: Application, offices: Offices, *, alone: bool
    ) -> JoinedFindings | None:
        """Give what was found on a form's cluster.

        With one form alone, findings on another cluster are given too: they are misfits of it.
        """
        name = form.cluster_name
        found = tuple(each for each in self.parts if each.cluster == name)
        if not found and not (alone and self.parts):
            return None
        joined = JoinedFindings(found or tuple(self.parts[:1]))
        county = form.county and offices.own_name(form.county)
        self._asked.setdefault(joined.parts[0].cluster, []).append((file, county))
        return joined

    def left_over(self) -> Iterator[tuple[str, Problem]]:
        """Say which findings no application asked for, and which those of two counties did."""
        for each in self._whole_files_unused():
            yield (
                each.document.name,
                each.document.problem(("cluster",), _UNUSED, name=each.cluster),
            )
        for cluster, asked in self._asked.items():
            if len({county for _, county in asked}) > 1:
                part = next(each for each in self.parts if each.cluster == cluster)
                yield (
                    part.document.name,
                    part.document.problem(
                        ("cluster",),
                        _AMBIGUOUS,
                        name=part.cluster,
                        files=Listing([file for file, _ in asked]),
                    ),
                )

    def elsewhere(self) -> Iterator[Problem]:
        """Warn of clusters that are not here, in workbooks that are on others too."""
        used = self._used_files()
        absent: dict[str, list[OnCluster]] = {}
        for each in self.parts:
            if each.document.name in used and each.cluster not in self._asked:
                absent.setdefault(each.document.name, []).append(each)
        for parts in absent.values():
            yield parts[0].document.problem(
                ("cluster",),
                _CLUSTERS_NOT_HERE,
                count=len(parts),
                names=some_of([each.cluster for each in parts]),
            )

    def nothing(self) -> Iterator[Problem]:
        """Warn of folders without findings: they may be the wrong ones."""
        return (_NOTHING_HERE.at(each) for each in self.folders)

    def _used_files(self) -> set[str]:
        return {each.document.name for each in self.parts if each.cluster in self._asked}

    def _whole_files_unused(self) -> list[OnCluster]:
        used = self._used_files()
        return [each for each in self.parts if each.document.name not in used]


def given(written: Iterable[Path]) -> Given:
    """Read every findings file meant; one that cannot be used does not stop the others."""
    parts: list[OnCluster] = []
    broken: list[tuple[str, tuple[Problem, ...]]] = []
    named = [*written]
    for each in findings_paths(named):
        try:
            parts += read_findings_file(each.path)
        except Unusable as unusable:
            if each.named or not _is_something_else(unusable):
                broken.append((str(each.path), unusable.problems))
    read = [Path(each) for each in (*(part.document.name for part in parts), *dict(broken))]
    folders = [each for each in named if each.is_dir() and not _any_below(each, read)]
    return Given(parts, broken, folders)


def _any_below(folder: Path, files: Iterable[Path]) -> bool:
    return any(each.is_relative_to(folder) for each in files)


def _is_something_else(unusable: Unusable) -> bool:
    """Tell whether a workbook that lies in a folder is surely no findings."""
    return {each.code for each in unusable.problems} == {"no-findings"}


_NOTHING_HERE = Fault(
    "no-findings",
    Message("No findings lie in this folder."),
    Message("Look at the name of the folder; without findings what people decide is undecided."),
    severity=Severity.WARNING,
)
_UNUSED = Fault(
    "another-cluster",
    Message("No application here is of “{name}”."),
    Message("Take the findings of this cluster."),
)
_AMBIGUOUS = Fault(
    "several-counties",
    Message("Applications of several counties bear the name “{name}”: {files}."),
    Message("Check each of them alone, with its own findings."),
)
_CLUSTERS_NOT_HERE = Fault(
    "clusters-not-here",
    Message("Findings on clusters that are not here were left out: {count} ({names})."),
    severity=Severity.WARNING,
)
