"""What every file that is written has in common: how it comes to stand, and what may not happen to it."""
