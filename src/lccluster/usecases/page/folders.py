"""What lies in the folders that a page is of."""

from lccluster.files.disk.glance import is_register
from lccluster.files.rules.library import Library

__all__ = ["Library", "is_register"]
