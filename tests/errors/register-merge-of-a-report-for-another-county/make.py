from pathlib import Path

from copies import ID, World
from lccluster.usecases.register.seal import seal_waiting

world = World(Path())
city = world.begins()
shen = world.copied(city, "莘县")
path = shen.room.entry(ID).path
line = "  - {id: X9, event: county_report, on: 2023-02-10, year: 2022}\n"
path.write_text(path.read_text("utf-8") + line, "utf-8")
seal_waiting(shen.room, print)
