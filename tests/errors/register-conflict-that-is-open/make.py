from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
city.does("annual_report", "2024-01-10", year=2023)
guan.does("annual_report", "2024-01-12", year=2023)
city.takes(guan)
