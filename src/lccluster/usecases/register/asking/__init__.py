"""Questions to a register: out of its index where it is large, else out of its files."""
