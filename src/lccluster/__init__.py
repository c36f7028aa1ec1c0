"""Recognition of characteristic industrial clusters: applications checked, titles kept."""

__version__ = "0.1.0"
