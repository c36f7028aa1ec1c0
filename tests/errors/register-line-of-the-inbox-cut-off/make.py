from pathlib import Path

from copies import World

city = World(Path()).begins()
(city.folder / "inbox").mkdir()
(city.folder / "inbox" / "LC-2022-001.jsonl").write_text('{"facts": {}}\n', "utf-8")
