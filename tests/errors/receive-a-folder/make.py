from pathlib import Path

from packs_made import a_register

a_register()
Path("冠县-01.lcp").mkdir()
