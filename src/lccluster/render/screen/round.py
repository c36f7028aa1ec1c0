"""The board of a round, one application's life, scores and tasks, for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from lccluster.choices import CHOICES
from lccluster.kinds import by_word
from lccluster.language import Listing, Message
from lccluster.render.columns.fields import screen_table
from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
from lccluster.render.columns.round_scores import SCORES
from lccluster.render.columns.round_tasks import TASKS
from lccluster.render.table import Block, Column, Table
from lccluster.round.acts import RoundAct
from lccluster.round.acts.act import SEVERAL
from lccluster.round.acts.reviewing import EXPERT
from lccluster.round.board import Board, BoardRow
from lccluster.round.numbering import CalledInRound, drawn
from lccluster.round.reviewing.ranking import Ranking
from lccluster.round.todo import Task
from lccluster.rulebook.procedure import Procedure


def board(found: Board, received: int) -> Iterator[Block]:
    """Draw applications of a round in which so many were received, and how many stand how."""
    yield Message(
        "Round {round}: {title}, on {day}", round=found.round, title=found.title, day=found.as_of
    )
    yield from opened_although(found)
    yield ""
    if not found.rows:
        yield _no_application(received)
        return
    yield screen_table(ROUND_APPLICATIONS, found.rows)
    counts: dict[str, int] = {}
    for each in found.rows:
        counts[str(each.state.words)] = counts.get(str(each.state.words), 0) + 1
    yield ""
    yield Message("{counts}", counts=Listing(f"{key} {count}" for key, count in counts.items()))


def _no_application(received: int) -> Message:
    """Say that none was received, or that none is like those asked for."""
    if received:
        return Message("No application is like that.")
    return Message("No application has been received yet.")


def opened_although(found: Board) -> Iterator[Block]:
    """Say that no rulebook was in force when the round was opened, where that is so."""
    if found.override:
        yield Message("Opened although no measure was in force: {reason}", reason=found.override)


def life(row: BoardRow, procedure: Procedure, called: CalledInRound) -> Iterator[Block]:
    """Draw one application: where it stands, what happened, with which papers, by which articles."""
    record = row.record
    yield Message(
        "{name} ({id}), {county}", name=record.cluster, id=drawn(record), county=record.county
    )
    yield from beneath_its_name(row, procedure, called)


def beneath_its_name(row: BoardRow, procedure: Procedure, called: CalledInRound) -> Iterator[Block]:
    """Draw what stands below the line that names an application."""
    record = row.record
    yield Message("standing: {state}", state=row.state.words)
    yield Message("verdict: {verdict}", verdict=row.verdict.words if row.verdict else "—")
    if record.renews:
        yield Message("re-review of the title {id}", id=record.renews)
    if row.score.sheets:
        mean = "—" if row.score.mean is None else str(row.score.mean)
        yield Message("sheets: {count}, mean: {mean}", count=row.score.sheets, mean=mean)
    yield ""
    yield acts(row, procedure, called)


def acts(row: BoardRow, procedure: Procedure, called: CalledInRound) -> Table:
    """Draw what happened to an application, by which articles; `called` says what acts name by ids."""
    heads = (
        Message("day"),
        Message("act"),
        Message("by"),
        Message("document"),
        Message("provision"),
        Message("details"),
    )
    columns = [
        Column("", widest=40, remark=True) if at == len(heads) - 1 else Column("")
        for at in range(len(heads))
    ]
    from msgspec.structs import replace

    return Table(
        [replace(column, head=head) for column, head in zip(columns, heads, strict=True)],
        [
            (
                each.on,
                each.words,
                each.by,
                each.document_number,
                _article(each, procedure),
                details(each, called),
            )
            for each in row.life.told
        ],
    )


def _article(act: RoundAct, procedure: Procedure) -> str:
    """Cite the stage that an act does."""
    stages = [each for each in procedure.stages if act.event in each.acts]
    named = [each for each in stages if each.id == act.stage] or stages
    return str(named[0].article) if named else ""


def details(act: RoundAct, called: CalledInRound) -> str:
    """Draw what an act says beyond its day and paper; hashes of files stand in the file."""
    said = particulars(act, called)
    return str(Listing(Message("{what}: {value}", what=label, value=text) for label, text in said))


def particulars(act: RoundAct, called: CalledInRound) -> list[tuple[Message, str]]:
    """Give label and text of what an act says beyond its day and paper."""
    return [
        (each.label, str(_shown(each.key, value, called)))
        for each in act.every_particular()
        if not each.key.endswith("_sha256") and (value := getattr(act, each.key)) not in (None, ())
    ]


_WORDS = CHOICES | {"by hand": Message("by hand")}


def answer(word: str | None) -> Message | None:
    """Say an answer or an outcome in the language spoken; None where nobody gave one."""
    return _WORDS[word] if word else None


def _shown(key: str, value: object, called: CalledInRound) -> object:
    if key == EXPERT.key and (name := called.experts.get(str(value))):
        return Message("{name} ({said})", name=name, said=value)
    if key == SEVERAL.key and isinstance(value, tuple):
        return Listing(map(called.number, value))
    return Listing(value) if isinstance(value, tuple) else _words().get(str(value), value)


@cache
def _words() -> dict[str, Message]:
    return _WORDS | {key: kind.words for key, kind in by_word(RoundAct).items()}


def scores(found: Ranking) -> Iterator[Block]:
    """Draw the order of scores, and which places rest on one expert alone."""
    if not found.rows:
        yield Message("No application was put before experts by {day}.", day=found.as_of)
        return
    # sheets with a blank are named below the table
    yield screen_table([each for each in SCORES if each.key != "incomplete"], found.rows)
    yield ""
    yield from firmness(found)
    yield Message("Scores choose nobody: “lccluster round propose” names whom.")


def firmness(found: Ranking) -> Iterator[Message]:
    """Say which places rest on one expert alone, and which sheets do not count."""
    loose = [drawn(each.record) for each in found.rows if not each.score.is_firm]
    alone = [drawn(each.record) for each in found.rows if each.score.rests_on_one]
    if all(each.score.place is None for each in found.rows):
        yield Message("No whole sheet of scores has been read in: there is no order yet.")
    elif loose:
        yield Message(
            "Not firm, as the place changes when one expert is left out: {ids}.",
            ids=Listing(loose),
        )
    elif not alone:
        yield Message("The order is firm: no place changes when any one expert is left out.")
    if alone:
        yield Message(
            "With one whole sheet alone, so that nobody can tell how firm the place is: {ids}.",
            ids=Listing(alone),
        )
    for each in found.rows:
        if each.score.incomplete:
            yield Message(
                "{id}: sheets with a blank, which do not count: {experts}.",
                id=drawn(each.record),
                experts=Listing(each.score.incomplete),
            )


def todo(found: Sequence[Task], day: date) -> Iterator[Block]:
    """Draw what is to be done."""
    if not found:
        yield Message("Nothing is to be done on {day}.", day=day)
        return
    yield screen_table(TASKS, found)
