"""Workbooks that people fill in and hand back: what they found, and how they scored."""
