"""Seals: chains of hashes beside the files, so that a changed or lost act is found. Pure."""
