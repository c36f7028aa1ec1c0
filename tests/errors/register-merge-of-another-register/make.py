from pathlib import Path

from copies import World

World(Path()).begins()
Path("elsewhere").mkdir()
World(Path("elsewhere")).begins("AAAA-BBBB-CCCC")
