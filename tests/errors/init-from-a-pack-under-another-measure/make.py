from pathlib import Path

from packs_made import pack, report

Path("冠县-01.lcp").write_bytes(pack([report(2023)]))
