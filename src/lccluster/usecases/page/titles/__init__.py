"""Titles at the page: what may be recorded of one, and how it is, in two steps."""
