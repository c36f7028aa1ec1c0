"""The group of round commands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from lccluster.cli.options import Valued
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.round.acts import (
    CallIssued,
    Closed,
    Filed,
    NoticePosted,
    ObjectionReceived,
    PanelNamed,
    Promulgated,
    Proposed,
    Recommended,
    RecordVoided,
    Recused,
    RoundAct,
    SheetReceived,
)


def _own(kind: type[RoundAct], does: str) -> dict[str, CommandEntry]:
    """Give the command of a kind that has one of its own making, by its name."""
    assert kind.command  # noqa: S101 - the table lists those that have one
    return {kind.command: CommandEntry(kind.does, does)}


def _as_said(*kinds: type[RoundAct]) -> dict[str, CommandEntry]:
    """Give the commands of kinds that are recorded by what is said of them, by their names."""
    return {
        kind.command: CommandEntry(
            kind.does, "round.acts.recording_of", (kind,), bare=kind is Closed
        )
        for kind in kinds
        if kind.command
    }


class RoundGroup(LazyGroup):
    """From the call to the promulgated list, then asking."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        **_own(CallIssued, "round.opening.open_round"),
        **_own(Filed, "round.opening.file"),
        **_as_said(*(kind for kind in kinds_of(RoundAct) if not kind.own_making)),
        **_own(Recommended, "round.recommending.recommend"),
        **_own(PanelNamed, "round.experts.panel"),
        "sheets": CommandEntry(
            Message("Write a workbook for each expert to score in."), "round.experts.sheets"
        ),
        **_own(SheetReceived, "round.experts.read_sheets"),
        **_as_said(Recused),
        "scores": CommandEntry(
            Message("Work out what the sheets come to, and how firm the order is."),
            "round.experts.scores",
            bare=True,
        ),
        **_as_said(Proposed, NoticePosted, ObjectionReceived, Promulgated, Closed, RecordVoided),
        "draft": CommandEntry(
            Message("Draft a letter, a list or a notice from what is recorded."),
            "round.drafting.draft",
        ),
        "precedents": CommandEntry(
            Message(
                "List how a judgement or a waiver was decided before, and what contradicts it."
            ),
            "round.precedents.precedents",
        ),
        "list": CommandEntry(
            Message("List applications and where they stand."),
            "round.asking.list_applications",
            bare=True,
        ),
        "show": CommandEntry(
            Message("Show the round, or one application's whole life."),
            "round.asking.show",
            bare=True,
        ),
        "todo": CommandEntry(
            Message("List what each office has to do next, by when."),
            "round.asking.todo",
            bare=True,
        ),
        "report-page": CommandEntry(
            Message(
                "Write a page to look at: where applications stand, what waits, what happened."
            ),
            "round.drafting.report_page",
        ),
        "check": CommandEntry(
            Message("Check every file, act and seal of the round."), "round.asking.check", bare=True
        ),
    }

    @staticmethod
    def options(
        round: Annotated[
            str,
            Valued(
                "--round",
                "DIR",
                Message("The round's folder; else LCCLUSTER_ROUND, the latest below ./rounds."),
            ),
        ] = "",
    ) -> None:
        """Ask for the folder; it is taken wherever it stands on the line."""
