import shutil
from pathlib import Path

from copies import World
from lccluster.files.rules.library import Library

draft = Path("draft-2027")
shutil.copytree(Library().folder("liaocheng-2021-97"), draft)
measure = draft / "measure.yaml"
measure.write_text(
    measure.read_text("utf-8").replace("id: liaocheng-2021-97", "id: draft-2027"), "utf-8"
)
world = World(Path())
city = world.begins()
guan = world.copied(city, "冠县")
city.retitles("集群名录")
guan.header("rulebook", str(draft))
guan.retitles("名录甲")
