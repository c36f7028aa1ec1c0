"""Seals on disk: a chain an office (format 1) or a writer, and the heads that were printed of them."""
