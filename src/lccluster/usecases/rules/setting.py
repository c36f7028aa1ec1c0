"""Set figures and days of a rulebook: the bound, the words that hold it, and the cases that follow, together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.rules.change import Changed, change, finish, refuse_elsewhere
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import part_file, shipped_rules
from lccluster.files.yaml.own_names import NamedDocument
from lccluster.files.yaml.reader import Path_
from lccluster.language import Message
from lccluster.rulebook.flaws.flaw import CONDITIONS
from lccluster.usecases.rules import accepting
from lccluster.usecases.rules.case_names import CaseNames, case_names
from lccluster.usecases.rules.cases import CaseResult
from lccluster.usecases.rules.law_documents import changeable, kind_of, with_forms
from lccluster.usecases.rules.moving import Changes, Moving
from lccluster.usecases.rules.places import said_place
from lccluster.usecases.rules.trial import Trial, tried


class Rewriting(Struct, frozen=True):
    """What would change in a rulebook's folder, and what is left to whoever drafts."""

    folder: Path
    documents: Mapping[str, NamedDocument]
    changes: Changes
    remarks: tuple[Problem, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, Changed]:
        """Give each file that changes, as it was read and as it shall be."""
        return {
            name: Changed(self.documents[name].source.data, now)
            for name, now in self.texts.items()
            if now != self.documents[name].source.data
        }

    def path(self, name: str) -> Path:
        """Give the path of one of its files."""
        return self.folder / name

    def said(self, line: ChangedValue) -> str:
        """Say where a change is."""
        kind = kind_of(self.path(line.file))
        return (
            f"{self.path(line.file)} {said_place(kind, self.documents[line.file].data, line.path)}"
        )

    def of_cases(self, path: Path) -> bool:
        """Tell whether a file holds cases, which follow the law."""
        return path.parent == self.folder / "cases"

    def write(self) -> None:
        """Write all of it at one stroke; raises Unusable, also where a file was changed in between."""
        if self.files:
            change(self.folder, self.files)


def own_folder(named: str, library: Library) -> Path:
    """Find a rulebook that may be changed: an office's own, never one of those shipped. Raises Unusable."""
    folder = library.folder(named)
    refuse_foreign(folder)
    return folder


def refuse_foreign(folder: Path) -> None:
    """Refuse to change a rulebook that came with the tool, or that lies elsewhere; raises Unusable."""
    if folder.resolve().parent == shipped_rules().resolve():
        raise Unusable(_SHIPPED_RULEBOOK.at(folder.name, id=folder.name))
    refuse_elsewhere(folder)


def finish_change(folder: Path) -> bool:
    """Bring to its end what a killed run has left in hand; tell whether there was anything. Raises Unusable."""
    refuse_foreign(folder)
    return finish(folder)


def plan_setting(folder: Path, said: Mapping[str, str]) -> Rewriting:
    """Work out what setting these figures changes; raises Unusable, and then nothing would be written."""
    before = tried(folder, {})
    documents = with_forms(changeable(folder), before.book.form)
    moving = Moving(part_file(folder, CONDITIONS).name, dict(documents), before.book.form)
    targets = moving.targets(said)
    for target, value in targets:
        moving.follow(target, value)
    remarks = tuple(moving.unsaid([target for target, _ in targets]))
    return _with_expectations(Rewriting(folder, documents, moving.changes, remarks), before)


def plan_accepting(folder: Path) -> Rewriting:
    """Work out what the cases of a rulebook expect, once each expects what comes out; raises Unusable."""
    trial = tried(folder, {})
    if trial.flaws:
        raise Unusable(trial.flaws)
    made = Rewriting(folder, changeable(folder), {})
    return _accepted(made, trial.results, trial.results, case_names(trial.book))


def _with_expectations(made: Rewriting, before: Trial) -> Rewriting:
    """Let the cases that came out as expected do so again; what failed before stays as it is."""
    after = tried(made.folder, _texts(made))
    if new := after.beyond(before):
        raise Unusable(new)
    sound = [
        now for was, now in zip(before.results, after.results, strict=True) if not was.differences
    ]
    return _accepted(made, after.results, sound, case_names(after.book))


def _accepted(
    made: Rewriting, results: tuple[CaseResult, ...], taken: Any, names: CaseNames
) -> Rewriting:
    kept = {id(each) for each in taken}
    changing = [
        each if id(each) in kept else CaseResult(each.file, each.name, ()) for each in results
    ]
    changes = {name: dict(new) for name, new in made.changes.items()}
    for name, new in accepting.expectations(changing).items():
        changes.setdefault(name, {}).update(accepting.spelt_as(made.documents[name], new, names))
    remarks = (*made.remarks, *_left(made.folder, changing, names))
    done = replace(made, changes=changes, remarks=remarks)
    return replace(done, texts=_texts(done))


def _left(folder: Path, results: list[CaseResult], names: CaseNames) -> Iterator[Problem]:
    for each in accepting.by_hand(results):
        yield _CASE_BY_HAND.at(
            folder / "cases" / each.result.file,
            case=each.result.name,
            difference=each.difference.told(names),
        )


def _texts(made: Rewriting) -> dict[str, bytes]:
    return {name: made.documents[name].spliced(new) for name, new in made.changes.items()}


class ChangedValue(NamedTuple):
    """One change: in which file, where, what stands there, what shall."""

    file: str
    path: Path_
    old: Any
    new: Any


def lines(made: Rewriting) -> Iterator[ChangedValue]:
    """Give each change."""
    for name, new in made.changes.items():
        for path, value in new.items():
            stands: Any = made.documents[name].data
            for step in path:
                stands = stands[step]
            if stands != (drawn := [*value] if isinstance(value, tuple) else value):
                yield ChangedValue(name, path, stands, drawn)


_SHIPPED_RULEBOOK = Fault(
    "shipped-rulebook",
    Message("This rulebook comes with the tool; it was left alone."),
    Message("Start a draft of your own: lccluster rules new ID --from {id}"),
)
_CASE_BY_HAND = Fault(
    "case-by-hand",
    Message("{case}: {difference}"),
    Message("Change this case by hand."),
    severity=Severity.WARNING,
)
