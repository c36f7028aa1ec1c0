from pathlib import Path

from copies import ID, Copy, World, silent
from lccluster.usecases.register.seal import seal_waiting


def types(copy: Copy, name: str) -> None:
    path = copy.room.entry(ID).path
    line = f"  - {{event: renamed, on: 2023-03-01, name: {name}产业集群}}\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")


world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
for copy, name in ((city, "甲"), (guan, "乙")):
    types(copy, name)
    seal_waiting(copy.room, silent)
