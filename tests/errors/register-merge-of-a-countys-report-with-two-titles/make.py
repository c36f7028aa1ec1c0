from pathlib import Path

from copies import ID, World

world = World(Path())
city = world.begins()
other = city.recognises("冠县食品产业集群")
guan = world.copied(city, "冠县")
city.does("county_report", "2023-02-10", ID, year=2022)
guan.does("county_report", "2023-02-11", other, year=2022)
