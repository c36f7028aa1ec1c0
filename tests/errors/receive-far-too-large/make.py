from pathlib import Path

from packs_made import a_register

a_register()
with Path("冠县-01.lcp").open("wb") as file:
    file.truncate(200 * 1024**2)
