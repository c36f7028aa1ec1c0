"""What a check of a register looks for, one concern a module."""
