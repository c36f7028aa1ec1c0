from pathlib import Path

from copies import LAW, World
from lccluster.files.register.header import Header
from lccluster.files.register.writing import write_header

World(Path()).begins()
write_header(Path("old"), Header(1, "名录", "市局", LAW))
