from pathlib import Path

from copies import ID, World
from lccluster.usecases.register.seal import seal_waiting

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
path = guan.room.entry(ID).path
line = "  - {id: X9, event: revoked, on: 2024-01-10, ground: 14.1, document_number: 第1号}\n"
path.write_text(path.read_text("utf-8") + line, "utf-8")
seal_waiting(guan.room, print)
