import zipfile

from packs_made import a_register

a_register()
with zipfile.ZipFile("form.lcp", "w") as package:
    package.writestr("word/document.xml", "<none/>")
