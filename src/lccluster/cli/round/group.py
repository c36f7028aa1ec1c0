"""The group of round commands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from lccluster.cli.options import Valued
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.round.acts import RoundAct


class RoundGroup(LazyGroup):
    """From the call to the promulgated list, then asking."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "open": CommandEntry(
            Message("Open a year's round with its call."), "round.opening.open_round"
        ),
        "file": CommandEntry(
            Message("Record that an application was received, and keep it."), "round.opening.file"
        ),
        **{
            kind.command: CommandEntry(kind.does, "round.acts.recording_of", (kind,))
            for kind in kinds_of(RoundAct)
            if kind.command
        },
        "recommend": CommandEntry(
            Message("Record that a county recommends, in writing."), "round.recommending.recommend"
        ),
        "panel": CommandEntry(
            Message("Name those who review, with their ties."), "round.experts.panel"
        ),
        "sheets": CommandEntry(
            Message("Write a workbook for each expert to score in."), "round.experts.sheets"
        ),
        "read-sheets": CommandEntry(
            Message("Read the workbooks that experts sent back."), "round.experts.read_sheets"
        ),
        "recuse": CommandEntry(
            Message("Record that an expert does not review an application."), "round.experts.recuse"
        ),
        "scores": CommandEntry(
            Message("Work out what the sheets come to, and how firm the order is."),
            "round.experts.scores",
            bare=True,
        ),
        "propose": CommandEntry(
            Message("Put applications onto the list that is shown."), "round.listing.propose"
        ),
        "notice": CommandEntry(
            Message("Record the public notice; its last day is counted as the call says."),
            "round.listing.notice",
        ),
        "object": CommandEntry(
            Message("Record an objection to an application."), "round.listing.object_"
        ),
        "promulgate": CommandEntry(
            Message("Promulgate the list; the register follows."), "round.ending.promulgate"
        ),
        "close": CommandEntry(
            Message("Close the round; refused re-reviews are recorded."),
            "round.ending.close",
            bare=True,
        ),
        "void": CommandEntry(
            Message("Record that the last act on an application was recorded by mistake."),
            "round.voiding.void",
        ),
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
            "round.report_page.report_page",
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
