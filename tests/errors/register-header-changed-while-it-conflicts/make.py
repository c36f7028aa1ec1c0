from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
city.retitles("集群名录")
guan.retitles("名录甲")
city.takes(guan)
city.header("title", "名录乙")
