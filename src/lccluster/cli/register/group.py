"""The group of register commands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from lccluster.cli.options import Valued
from lccluster.cli.program.lazy import CommandEntry, LazyGroup
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.register.acts import Act


class RegisterGroup(LazyGroup):
    """Asking, recording, upkeep."""

    entries: ClassVar[Mapping[str, CommandEntry]] = {
        "list": CommandEntry(
            Message("List titles and where they stand."), "register.listing.list_titles", bare=True
        ),
        "show": CommandEntry(
            Message("Show one title: where it stands and what happened."), "register.asking.show"
        ),
        "history": CommandEntry(
            Message("List what happened to a title, and on what paper."), "register.asking.history"
        ),
        "due": CommandEntry(
            Message("List what is owed: reports, re-reviews, acts on expired titles."),
            "register.due.due",
            bare=True,
        ),
        "stats": CommandEntry(
            Message("Count titles by standing, county and year of the last day."),
            "register.asking.stats",
            bare=True,
        ),
        "figures": CommandEntry(
            Message("List the figures that a title reported, year by year."),
            "register.figures.figures",
        ),
        "outlook": CommandEntry(
            Message("Hold last figures beside the bounds: who would fall short, and by how much."),
            "register.figures.outlook",
            bare=True,
        ),
        "candidates": CommandEntry(
            Message("Hold titles against the province's rulebook; the choice is the city's."),
            "register.figures.candidates",
        ),
        "recognise": CommandEntry(
            Message(
                "Record a recognition: from an application and its findings, or by hand for old titles."
            ),
            "register.recording.recognise.recognise",
        ),
        "report": CommandEntry(
            Message("Record a yearly report, of the cluster or of its county."),
            "register.recording.report.report",
        ),
        "apply-review": CommandEntry(
            Message("Record an application for re-review."),
            "register.recording.reviews.apply_review",
        ),
        "pass-review": CommandEntry(
            Message("Record that a re-review was passed."), "register.recording.reviews.pass_review"
        ),
        **{
            kind.command: CommandEntry(kind.does, "register.recording.acts.recording_of", (kind,))
            for kind in kinds_of(Act)
            if kind.command and not kind.own_making
        },
        "init": CommandEntry(
            Message("Make a register; from a promulgated list where one is named."),
            "register.upkeep.init",
            bare=True,
        ),
        "whoami": CommandEntry(
            Message("Say once who works on this computer; without options, show it."),
            "register.whoami.whoami",
            bare=True,
        ),
        "upgrade": CommandEntry(
            Message("Turn a register of format 1 into one of format 2, for several offices."),
            "register.upgrade.upgrade",
            bare=True,
        ),
        "check": CommandEntry(
            Message("Check every file, act and seal of the register."),
            "register.checking.check",
            bare=True,
        ),
        "repack": CommandEntry(
            Message("Keep a large register in one file a county and year, or apart again."),
            "register.upkeep.repack",
            bare=True,
        ),
        "seal": CommandEntry(
            Message("Show acts made by hand and seal them."), "register.upkeep.seal", bare=True
        ),
        "merge": CommandEntry(
            Message("Take in what another copy of the register has: a stick, a sync disk, git."),
            "register.joining.merge",
        ),
        "pack": CommandEntry(
            Message(
                "Make a pack of what was recorded, to send by mail or stick, and its letter; with --round DIR of a round."
            ),
            "register.packs.pack",
        ),
        "receive": CommandEntry(
            Message(
                "Take in packs that other offices sent, of the register or of a round, in any order."
            ),
            "register.packs.receive",
        ),
        "conflicts": CommandEntry(
            Message("List what offices recorded apart that cannot stand together."),
            "register.joining.conflicts",
            bare=True,
        ),
        "settle": CommandEntry(
            Message("Settle a conflict: what stands, and why; both sides stay readable."),
            "register.joining.settle",
        ),
        "git-setup": CommandEntry(
            Message("Let git unite what several offices recorded; once a clone."),
            "register.git.git_setup",
            bare=True,
        ),
        "git-merge": CommandEntry(
            Message("Unite two sides of a file; git calls it."),
            "register.git.git_merge",
            bare=True,
            listed=False,
        ),
        "notice": CommandEntry(
            Message("Draft a notice of the kind named, for the office to complete."),
            "register.documents.notice",
        ),
        "report-page": CommandEntry(
            Message("Write a page to look at: titles by year, standings, duties."),
            "register.documents.report_page",
        ),
        "export": CommandEntry(
            Message("Write the whole register, as JSON or CSV without loss, or as a workbook."),
            "register.upkeep.export",
        ),
        "import": CommandEntry(
            Message("Bring in what an export holds; the same act twice is one act."),
            "register.upkeep.import_register",
        ),
    }

    @staticmethod
    def options(
        register: Annotated[
            str,
            Valued(
                "--register",
                "DIR",
                Message("The register's folder; else LCCLUSTER_REGISTER, ./register."),
            ),
        ] = "",
    ) -> None:
        """Ask for the folder; it is taken wherever it stands on the line."""
