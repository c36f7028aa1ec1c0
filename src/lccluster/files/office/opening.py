"""A workbook of any kind opened to its sheets, within bounds; nothing that happens in it escapes."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.errors import Unusable
from lccluster.files.office import refusals
from lccluster.files.office.package import OfficeKind, Package
from lccluster.files.office.sheets import OfficeSheet
from lccluster.files.office.streaming import Bounds, Budget


def sheets_of(package: Package, bounds: Bounds) -> Iterator[OfficeSheet]:
    """Go through the sheets of a workbook, hidden ones included; raises Unusable.

    Parts of a sheet are read when they are asked for: `answered` has to stand around that too.
    """
    match package.kind:
        case OfficeKind.XLSX:
            from lccluster.files.office.kinds.xlsx import XlsxWorkbook

            yield from XlsxWorkbook(package, Budget(package.name, bounds)).sheets()
        case OfficeKind.ODS:
            from lccluster.files.office.kinds.ods import ods_sheets

            yield from ods_sheets(package, Budget(package.name, bounds))
        case OfficeKind.XLS:
            from lccluster.files.office.kinds.xls import xls_sheets

            yield from xls_sheets(package, bounds)
        case OfficeKind.DOCX:
            raise Unusable(refusals.NO_WORKBOOK.at(package.name))
