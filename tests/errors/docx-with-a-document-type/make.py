"""A .docx whose text begins with a document type, as tampered files do."""

import zipfile

with zipfile.ZipFile("简介.docx", "w") as package:
    package.writestr("word/document.xml", '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>')
