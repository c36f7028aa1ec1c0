"""Pages to look at: every application of a check, every title of a register."""
