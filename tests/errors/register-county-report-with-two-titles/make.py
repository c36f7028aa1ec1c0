from pathlib import Path

from copies import ID, World, silent
from lccluster.usecases.register.seal import seal_waiting

city = World(Path()).begins()
other = city.recognises("冠县食品产业集群")
for cluster in (ID, other):
    path = city.room.entry(cluster).path
    line = f"  - {{id: X{cluster[-1]}, event: county_report, on: 2023-02-10, year: 2022}}\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
seal_waiting(city.room, silent)
city.does("corrected", "2023-02-12", other, of="X2", values={"on": "2023-02-11"})
