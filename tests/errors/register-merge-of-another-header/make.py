from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
header = guan.folder / "register.yaml"
header.write_text(header.read_text("utf-8").replace("title: 名录", "title: 集群名录"), "utf-8")
