from pathlib import Path

from packs_made import a_register, noted, pack, report

a_register()
Path("冠县-01.lcp").write_bytes(noted(pack([report(2023)]), format=2))
