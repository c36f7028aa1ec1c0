from pathlib import Path

from packs_made import a_register, pack, report

a_register()
Path("冠县-01.lcp").write_bytes(pack([report(2023)], office="莘县"))
