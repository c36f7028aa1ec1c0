from pathlib import Path

from packs_made import a_register, pack, report

a_register()
both = pack([report(2023), report(2024)])
Path("a.lcp").write_bytes(pack([report(2023)]))
Path("b.lcp").write_bytes(both)
