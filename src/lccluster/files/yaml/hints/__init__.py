"""What to do about a file of the wrong shape: which command writes one of its kind, where a key belongs."""
