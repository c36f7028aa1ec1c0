"""A folder that holds no register; an empty one does not travel."""

from pathlib import Path

Path("资料").mkdir()
