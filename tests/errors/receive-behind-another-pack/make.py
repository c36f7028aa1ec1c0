from pathlib import Path

from packs_made import a_register, pack, report

a_register()
Path("a.lcp").write_bytes(pack([report(2023)]))
Path("b.lcp").write_bytes(pack([report(2024)], sent=[report(2023)]))
