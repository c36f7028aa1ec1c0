from pathlib import Path

from packs_made import HEADER, a_register, pack, report

a_register()
Path("a.lcp").write_bytes(pack([report(2023)], header={**HEADER, "title": "另一份名录"}))
