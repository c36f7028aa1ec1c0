"""`lccluster rules`: the measures as data."""

from lccluster.cli.rules.group import add_to

__all__ = ["add_to"]
