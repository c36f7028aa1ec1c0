from pathlib import Path

from copies import World

city = World(Path()).begins()
(city.folder / "packs").mkdir()
(city.folder / "packs" / "冠县-4XYZ.jsonl").write_text('{"sequence": 1, "dig\n', "utf-8")
