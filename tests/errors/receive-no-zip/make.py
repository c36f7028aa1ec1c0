from pathlib import Path

from packs_made import a_register

a_register()
Path("冠县-01.lcp").write_text("format: 1\n", encoding="utf-8")
