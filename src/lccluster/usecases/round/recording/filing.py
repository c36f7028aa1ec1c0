"""Take an application: the form as it was received, its materials, a number, and what it renews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.forms.materials.naming import named_files
from lccluster.files.register.entry import Entry
from lccluster.files.round.layout import EARLIER
from lccluster.language import Message
from lccluster.quantities.texts import is_digits
from lccluster.register.view import Clocks
from lccluster.round.acts import Filed, Refiled, Returned
from lccluster.round.numbering import drawn
from lccluster.round.records import ApplicationRecord
from lccluster.round.states import State
from lccluster.usecases.register.recording.papers import BLANK_HEADING
from lccluster.usecases.round.asking.board import state_of
from lccluster.usecases.round.papers import APPLICATION, checked, form_of, occasion_of
from lccluster.usecases.round.recording.meant import Hand, Make, MeantAct, RecordedInRound, TakenAct
from lccluster.usecases.round.recording.record import record_in_round
from lccluster.usecases.round.room import RoundRoom, SeenRound

if TYPE_CHECKING:
    from lccluster.usecases.check.applications import Checked


class Filing(Struct, frozen=True):
    """The words of a filing: its day, remark and reasons; `renews` is the id of a title."""

    words: Mapping[str, Any]
    renews: str | None = None


def file_application(
    room: RoundRoom, form: Path, filing: Filing, hand: Hand
) -> list[RecordedInRound]:
    """Record that an application was received, anew where it was given back; raises Unusable or Unlawful."""
    from lccluster.usecases.round.recording.following import applied, register_of

    if filing.renews:  # as the register calls it, whoever named it otherwise
        filing = replace(filing, renews=register_of(room).entry(filing.renews).cluster.id)
    occasion = occasion_of(filing.renews)
    found = checked(room, form, None, occasion, hand.stamp.today)

    def follow(taken: Sequence[TakenAct]) -> Sequence[TakenAct]:
        new = (each for each in taken if isinstance(each.act, Filed) and filing.renews)
        applied(room, [(_record(each), each.act) for each in new], hand)
        return taken

    return record_in_round(room, _making(room, form, found, filing), hand, follow)


def _record(taken: TakenAct) -> ApplicationRecord:
    record = taken.meant.record
    assert isinstance(record, ApplicationRecord)  # noqa: S101 - what is filed is an application
    return record


def _making(room: RoundRoom, form: Path, found: Checked, filing: Filing) -> Make:
    from lccluster.usecases.round.recording.titled_already import remark_standing_title

    def make(seen: SeenRound) -> Sequence[MeantAct]:
        name, county = _heading(found)
        earlier = _given_back(seen, name, filing.words["on"])
        if not (earlier or filing.renews):
            remark_standing_title(room, name, filing.words["on"])
        if earlier:
            return [_again(room, earlier.cluster, form, found, filing)]
        return [_new(room, seen, form, found, filing, name, county)]

    return make


def _new(
    room: RoundRoom,
    seen: SeenRound,
    form: Path,
    found: Checked,
    filing: Filing,
    name: str,
    county: str,
) -> MeantAct:
    record = ApplicationRecord(
        id=_next_id(room, seen, county),
        cluster=name,
        county=county,
        applicant=found.assessment.application.applicant,
        renews=filing.renews,
    )
    act = Filed(**filing.words, by=county, **_papers(found))
    return MeantAct(record, act, files=_files(room, record.id, form, found), form=form)


def _again(
    room: RoundRoom, record: ApplicationRecord, form: Path, found: Checked, filing: Filing
) -> MeantAct:
    """File anew what was given back; the form that was given back is kept beside the new one."""
    folder = room.round.beside(record.id)
    old = form_of(folder)
    files = _files(room, record.id, form, found)
    count = sum(1 for each in record.events if isinstance(each, Filed | Refiled))
    kept = folder / EARLIER / f"{count:02}-{old.name}"
    data = whole_of(old)
    act = Refiled(**filing.words, by=room.offices.own_name(record.county), **_papers(found))
    there = {path: path.read_bytes() for path in files if path.exists()}
    gone = {old: data} if old not in files else {}
    return MeantAct(record, act, files={**files, kept: data}, before=there, gone=gone)


def _papers(found: Checked) -> dict[str, Any]:
    return {
        "application_sha256": found.receipt["application_sha256"],
        "verdict": found.assessment.verdict.value,
    }


def _files(room: RoundRoom, application: str, form: Path, found: Checked) -> dict[Path, bytes]:
    """Give the form and its materials as they will lie in the round."""
    folder = room.round.beside(application)
    files = {folder / f"{APPLICATION}{form.suffix.lower()}": whole_of(form)}
    for each in named_files(found.assessment.application, form.parent):
        inside = each.is_file() and each.resolve().is_relative_to(form.parent.resolve())
        if inside and not each.is_symlink():
            files[folder / each.relative_to(form.parent)] = whole_of(each)
    return files


def _heading(found: Checked) -> tuple[str, str]:
    """Give the cluster and the county of a form; raises Unusable where it names none."""
    form, county = found.assessment.application, found.assessment.county
    if form.cluster_name is None or county is None:
        raise Unusable(BLANK_HEADING.at(found.file))
    return form.cluster_name, county


def _given_back(seen: SeenRound, name: str, day: date) -> Entry[ApplicationRecord] | None:
    """Find the application of a cluster that was given back; raises Unusable where one is under way."""
    for each in _of(seen, name):
        then = state_of(seen, each.cluster, Clocks(day))
        state = then or state_of(seen, each.cluster, Clocks(date.max))  # received after that day
        if state is State.RETURNED:
            return each
        if then is not State.WITHDRAWN:
            fault = _UNDER_WAY if state in Returned.from_states else _PAST_GIVING_BACK
            raise Unusable(
                fault.at(
                    each.path,
                    name=each.cluster.cluster,
                    id=drawn(each.cluster),
                    state=state.words if state else "—",
                    command=f"lccluster round return {drawn(each.cluster)}",
                )
            )
    return None


def filed_as(seen: SeenRound, name: str, day: date) -> str | None:
    """Give the number under which a cluster's application is under way or decided; None where it may be filed."""
    for each in _of(seen, name):
        if state_of(seen, each.cluster, Clocks(day)) not in (State.RETURNED, State.WITHDRAWN):
            return each.cluster.id
    return None


def _of(seen: SeenRound, name: str) -> Iterator[Entry[ApplicationRecord]]:
    return (each for each in seen.applications if each.cluster.cluster == name)


def _next_id(room: RoundRoom, seen: SeenRound, county: str) -> str:
    """Number an application: its county's code and a serial, so that no two offices take the same."""
    office = room.offices.county(county)
    start = f"{office.id if office else county}-"
    ids = (*(each.cluster.id for each in seen.applications), *seen.elsewhere)
    serials = (each.removeprefix(start) for each in ids if each.startswith(start))
    return f"{start}{max((int(each) for each in serials if is_digits(each)), default=0) + 1:02}"


_UNDER_WAY = Fault(
    "filed-already",
    Message("“{name}” was filed already, as {id}: {state}."),
    Message("Give it back first (“{command}”); what comes then is filed under the same number."),
)
_PAST_GIVING_BACK = Fault(
    "filed-already",
    _UNDER_WAY.message,
    Message("It can no longer be given back to be mended."),
)
