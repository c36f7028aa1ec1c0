"""The documents of one run of `check`: gathered while results are printed, written at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.files.disk.documents.output import Output
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.check.applications import Checked, Failed, Result
from lccluster.usecases.written import Written

if TYPE_CHECKING:
    from lccluster.files.rules.library import Library
    from lccluster.render.page.applications import GatheredReport
    from lccluster.render.workbook.application_summary import Gathered
    from lccluster.usecases.check.correction_letters import CorrectionLetters


class CheckDocuments(Struct):
    """What is to be written: a workbook, perhaps into an office's own table, a page, letters.

    `fonts` names one of `render.office_words.FONTS`.
    """

    xlsx: Output | None
    html: Output | None
    template: Path | None
    fonts: str
    library: Library
    letters: CorrectionLetters | None = None
    _rows: Gathered | None = None
    _report: GatheredReport | None = None

    def ready(self) -> None:
        """Refuse what cannot be written before any work is done; raises Unusable."""
        if self.xlsx:
            from lccluster.render.workbook.application_summary import Gathered

            self._rows = Gathered()
            self._refuse_unfit_template()
        if self.html:
            from lccluster.render.page.applications import GatheredReport

            self._report = GatheredReport()
        if self.letters:
            self.letters.ready()

    def _refuse_unfit_template(self) -> None:
        if self.template:
            from lccluster.render.columns.applications import APPLICATION_SUMMARY
            from lccluster.usecases.written import refuse_unfit_template

            refuse_unfit_template(self.template, APPLICATION_SUMMARY, self.library)

    def keeping(self, results: Iterator[Result]) -> Iterator[Result]:
        """Hand results on as they come, and keep of each what the documents need."""
        wanted = (self._rows, self._report, self.letters)
        gathered = [each for each in wanted if each is not None]
        for result in results:
            for kept in gathered:
                if isinstance(result, Checked):
                    kept.take(result.file, result.assessment)
                elif isinstance(result, Failed):
                    kept.fail(result.file, result.problems)
            yield result

    def write(self, on: date, rulebooks: Sequence[Rulebook]) -> list[Written]:
        """Write what was asked for; raises Unusable, and then no old file is harmed."""
        written = []
        if self.xlsx:
            written.append(self.workbook(on, rulebooks, self.xlsx))
        if self.html and self._report:
            from lccluster.render.page.applications import report_page

            self.html.write(report_page(self._report, on, rulebooks[-1]))
            written.append(Written(self.html.path))
        return [*written, *(self.letters.write(on) if self.letters else ())]

    def workbook(self, on: date, rulebooks: Sequence[Rulebook], output: Output) -> Written:
        """Write what was gathered for the workbook; raises Unusable."""
        from lccluster.render.workbook.application_summary import application_summary
        from lccluster.usecases.written import write_summary

        rows = self._rows
        assert rows is not None  # noqa: S101 - see ready
        summary = application_summary(rows, on, rulebooks[-1])
        return write_summary(
            output, summary, rows.columns(rulebooks[-1]), self.template, self.fonts, self.library
        )
