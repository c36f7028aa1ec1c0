from pathlib import Path

from packs_made import a_register, pack, report

a_register()
Path("冠县-01.lcp").write_bytes(pack([report(2023)], register="4444-6666-7777"))
