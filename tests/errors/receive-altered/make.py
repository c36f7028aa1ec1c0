from pathlib import Path

from packs_made import a_register, pack, report

a_register()
data = pack([report(2023)])
Path("冠县-01.lcp").write_bytes(data.replace(b"2024-01-12", b"2024-01-13", 1))
