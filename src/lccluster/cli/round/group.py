"""The group of round commands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from lccluster.cli.options import option
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.round.acts import RoundAct


class RoundGroup(LazyGroup):
    """From the call to the promulgated list, then asking."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "open": CommandEntry(
            Message("Open a year's round with its call."), "round.opening", "add_open"
        ),
        "file": CommandEntry(
            Message("Record that an application was received, and keep it."),
            "round.opening",
            "add_file",
        ),
        **{
            kind.command: CommandEntry(kind.does, "round.acts", "add_act", (kind,))
            for kind in kinds_of(RoundAct)
            if kind.command
        },
        "recommend": CommandEntry(
            Message("Record that a county recommends, in writing."),
            "round.recommending",
            "add_recommend",
        ),
        "panel": CommandEntry(
            Message("Name those who review, with their ties."), "round.experts", "add_panel"
        ),
        "sheets": CommandEntry(
            Message("Write a workbook for each expert to score in."), "round.experts", "add_sheets"
        ),
        "read-sheets": CommandEntry(
            Message("Read the workbooks that experts sent back."),
            "round.experts",
            "add_read_sheets",
        ),
        "recuse": CommandEntry(
            Message("Record that an expert does not review an application."),
            "round.experts",
            "add_recuse",
        ),
        "scores": CommandEntry(
            Message("Work out what the sheets come to, and how firm the order is."),
            "round.experts",
            "add_scores",
        ),
        "propose": CommandEntry(
            Message("Put applications onto the list that is shown."), "round.listing", "add_propose"
        ),
        "notice": CommandEntry(
            Message("Record the public notice; its last day is counted as the call says."),
            "round.listing",
            "add_notice",
        ),
        "object": CommandEntry(
            Message("Record an objection to an application."), "round.listing", "add_object"
        ),
        "promulgate": CommandEntry(
            Message("Promulgate the list; the register follows."), "round.ending", "add_promulgate"
        ),
        "close": CommandEntry(
            Message("Close the round; refused re-reviews are recorded."),
            "round.ending",
            "add_close",
        ),
        "void": CommandEntry(
            Message("Record that the last act on an application was recorded by mistake."),
            "round.voiding",
            "add_void",
        ),
        "draft": CommandEntry(
            Message("Draft a letter, a list or a notice from what is recorded."),
            "round.drafting",
            "add_draft",
        ),
        "precedents": CommandEntry(
            Message(
                "List how a judgement or a waiver was decided before, and what contradicts it."
            ),
            "round.precedents",
            "add_precedents",
        ),
        "list": CommandEntry(
            Message("List applications and where they stand."), "round.asking", "add_list"
        ),
        "show": CommandEntry(
            Message("Show the round, or one application's whole life."), "round.asking", "add_show"
        ),
        "todo": CommandEntry(
            Message("List what each office has to do next, by when."), "round.asking", "add_todo"
        ),
        "report-page": CommandEntry(
            Message(
                "Write a page to look at: where applications stand, what waits, what happened."
            ),
            "round.report_page",
            "add_report_page",
        ),
        "check": CommandEntry(
            Message("Check every file, act and seal of the round."), "round.asking", "add_check"
        ),
    }


def add_to(app: typer.Typer) -> None:
    """Add the group."""

    @app.callback(cls=RoundGroup, no_args_is_help=True)
    def _round(
        round: Annotated[
            str,
            option(
                "--round",
                "DIR",
                Message("The round's folder; else LCCLUSTER_ROUND, the latest below ./rounds."),
            ),
        ] = "",
    ) -> None:
        """Document the option; it is taken wherever it stands on the line."""
