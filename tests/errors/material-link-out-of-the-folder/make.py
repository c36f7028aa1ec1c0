"""A link that leaves the folder of the form."""

from pathlib import Path

Path("../outside.txt").write_text("外面的文件", encoding="utf-8")
Path("简介.txt").symlink_to("../outside.txt")
