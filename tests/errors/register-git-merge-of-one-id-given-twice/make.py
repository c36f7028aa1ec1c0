import shutil
from pathlib import Path

from copies import World

world = World(Path())
city = world.begins()
other = world.copied(city, "聊城市工业和信息化局", "市局-9ABC")
city.recognises("冠县食品产业集群")
other.recognises("莘县食品产业集群", "莘县")
for name in ("clusters/莘县/LC-2022-002.yaml", "seals/市局-9ABC.jsonl"):  # as git does
    (city.folder / name).parent.mkdir(exist_ok=True)
    shutil.copy(other.folder / name, city.folder / name)
