from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
twin = world.copied(guan, "冠县", "twin")
twin.room.office_file = guan.room.office_file
guan.does("renamed", "2023-02-01", name="乙")
twin.does("renamed", "2023-02-01", name="丙")
