from pathlib import Path

from packs_made import a_register, pack, repacked, report

a_register()
bomb = {"clusters.jsonl": b" " * 10_000_000}
Path("冠县-01.lcp").write_bytes(
    repacked(pack([report(2023)]), lambda parts: parts.update(bomb), True)
)
