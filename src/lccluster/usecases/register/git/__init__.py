"""A register under git: its merge driver, and what stands between two commits."""
