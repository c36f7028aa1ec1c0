"""A .docx whose text names a file outside as an entity."""

import zipfile

TEXT = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w>&a;</w>'
with zipfile.ZipFile("申请表.docx", "w") as package:
    package.writestr("word/document.xml", TEXT)
