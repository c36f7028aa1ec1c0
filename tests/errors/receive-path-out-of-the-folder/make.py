from pathlib import Path

from packs_made import a_register, pack, repacked, report

a_register()
out = {"../../clusters/x.yaml": b"x"}
Path("冠县-01.lcp").write_bytes(repacked(pack([report(2023)]), lambda parts: parts.update(out)))
