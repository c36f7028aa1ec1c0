from pathlib import Path

from copies import World

World(Path()).begins()
