"""An introduction of 3 121 characters."""

from pathlib import Path

Path("简介.txt").write_text("集群发展情况" * 520 + "。", encoding="utf-8")
