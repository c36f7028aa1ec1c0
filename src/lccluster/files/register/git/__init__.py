"""A register under git: how git is asked, and how files of it are united."""
