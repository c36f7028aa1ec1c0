import zipfile
from pathlib import Path

from packs_made import a_register, pack, report

a_register()
Path("冠县-01.lcp").write_bytes(pack([report(2023)]))
link = zipfile.ZipInfo("seals/莘县-4XYZ.jsonl")
link.external_attr = 0o120777 << 16
with zipfile.ZipFile("冠县-01.lcp", "a") as package:
    package.writestr(link, "/etc/passwd")
