"""What comes with the tool beside its code: in the wheel within the package, in a checkout beside the sources."""

from pathlib import Path


def shipped(name: str) -> Path:
    """Find a folder that comes with the tool."""
    package = Path(__file__).parents[3]
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name
