from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
guan.retitles("sme-clusters-2022", "rulebook")
