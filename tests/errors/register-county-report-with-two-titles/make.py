from pathlib import Path

from copies import ID, World
from lccluster.usecases.register.seal import seal_waiting

world = World(Path())
city = world.begins()
other = city.recognises("冠县食品产业集群")
guan = world.copied(city, "冠县")
city.does("county_report", "2023-02-10", ID, year=2022)
path = guan.room.entry(other).path
line = "  - {id: X9, event: county_report, on: 2023-02-11, year: 2022}\n"
path.write_text(path.read_text("utf-8") + line, "utf-8")
seal_waiting(guan.room, print)
city.takes(guan)
