"""A link to itself: the disk gives no file, whoever asks."""

from pathlib import Path

Path("application.yaml").symlink_to("application.yaml")
