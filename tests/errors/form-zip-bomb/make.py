"""A document of some 100 KB that unpacks to 100 MB."""

import zipfile

with zipfile.ZipFile("申请表.docx", "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("word/document.xml", b" " * (100 * 1024 * 1024), compresslevel=9)
