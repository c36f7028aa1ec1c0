"""The group of register commands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from lccluster.cli.options import option
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.register.acts import Act

_ASKING, _UPKEEP = "register.asking", "register.upkeep"
_DOCUMENTS, _RECORDING = "register.documents", "register.recording"


class RegisterGroup(LazyGroup):
    """Asking, recording, upkeep."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "list": CommandEntry(Message("List titles and where they stand."), _ASKING, "add_list"),
        "show": CommandEntry(
            Message("Show one title: where it stands and what happened."), _ASKING, "add_show"
        ),
        "history": CommandEntry(
            Message("List what happened to a title, and on what paper."), _ASKING, "add_history"
        ),
        "due": CommandEntry(
            Message("List what is owed: reports, re-reviews, acts on expired titles."),
            _ASKING,
            "add_due",
        ),
        "stats": CommandEntry(
            Message("Count titles by standing, county and year of the last day."),
            _ASKING,
            "add_stats",
        ),
        "figures": CommandEntry(
            Message("List the figures that a title reported, year by year."),
            "register.figures",
            "add_figures",
        ),
        "outlook": CommandEntry(
            Message("Hold last figures beside the bounds: who would fall short, and by how much."),
            "register.figures",
            "add_outlook",
        ),
        "candidates": CommandEntry(
            Message("Hold titles against the province's rulebook; the choice is the city's."),
            "register.figures",
            "add_candidates",
        ),
        "recognise": CommandEntry(
            Message(
                "Record a recognition: from an application and its findings, or by hand for old titles."
            ),
            f"{_RECORDING}.recognise",
            "add_recognise",
        ),
        "report": CommandEntry(
            Message("Record a yearly report, of the cluster or of its county."),
            f"{_RECORDING}.report",
            "add_report",
        ),
        "apply-review": CommandEntry(
            Message("Record an application for re-review."),
            f"{_RECORDING}.reviews",
            "add_apply_review",
        ),
        "pass-review": CommandEntry(
            Message("Record that a re-review was passed."),
            f"{_RECORDING}.reviews",
            "add_pass_review",
        ),
        **{
            kind.command: CommandEntry(kind.does, f"{_RECORDING}.acts", "add_act", (kind,))
            for kind in kinds_of(Act)
            if kind.command
        },
        "init": CommandEntry(
            Message("Make a register; from a promulgated list where one is named."),
            _UPKEEP,
            "add_init",
        ),
        "whoami": CommandEntry(
            Message("Say once who works on this computer; without options, show it."),
            "register.whoami",
            "add_whoami",
        ),
        "upgrade": CommandEntry(
            Message("Turn a register of format 1 into one of format 2, for several offices."),
            "register.upgrade",
            "add_upgrade",
        ),
        "check": CommandEntry(
            Message("Check every file, act and seal of the register."), _UPKEEP, "add_check"
        ),
        "repack": CommandEntry(
            Message("Keep a large register in one file a county and year, or apart again."),
            _UPKEEP,
            "add_repack",
        ),
        "seal": CommandEntry(Message("Show acts made by hand and seal them."), _UPKEEP, "add_seal"),
        "merge": CommandEntry(
            Message("Take in what another copy of the register has: a stick, a sync disk, git."),
            "register.joining",
            "add_merge",
        ),
        "pack": CommandEntry(
            Message(
                "Make a pack of what was recorded, to send by mail or stick, and its letter; with --round DIR of a round."
            ),
            "register.packs",
            "add_pack",
        ),
        "receive": CommandEntry(
            Message(
                "Take in packs that other offices sent, of the register or of a round, in any order."
            ),
            "register.packs",
            "add_receive",
        ),
        "conflicts": CommandEntry(
            Message("List what offices recorded apart that cannot stand together."),
            "register.joining",
            "add_conflicts",
        ),
        "settle": CommandEntry(
            Message("Settle a conflict: what stands, and why; both sides stay readable."),
            "register.joining",
            "add_settle",
        ),
        "git-setup": CommandEntry(
            Message("Let git unite what several offices recorded; once a clone."),
            "register.git",
            "add_setup",
        ),
        "git-merge": CommandEntry(
            Message("Unite two sides of a file; git calls it."),
            "register.git",
            "add_merge",
            listed=False,
        ),
        "notice": CommandEntry(
            Message("Draft a notice: public, recognition, review, cancellation, revocation."),
            _DOCUMENTS,
            "add_notice",
        ),
        "report-page": CommandEntry(
            Message("Write a page to look at: titles by year, standings, duties."),
            _DOCUMENTS,
            "add_report_page",
        ),
        "export": CommandEntry(
            Message("Write the whole register, as JSON or CSV without loss, or as a workbook."),
            _UPKEEP,
            "add_export",
        ),
        "import": CommandEntry(
            Message("Bring in what an export holds; the same act twice is one act."),
            _UPKEEP,
            "add_import",
        ),
    }


def add_to(app: typer.Typer) -> None:
    """Add the group."""

    @app.callback(cls=RegisterGroup, no_args_is_help=True)
    def _register(
        register: Annotated[
            str,
            option(
                "--register",
                "DIR",
                Message("The register's folder; else LCCLUSTER_REGISTER, ./register."),
            ),
        ] = "",
    ) -> None:
        """Document the option; it is taken wherever it stands on the line."""
