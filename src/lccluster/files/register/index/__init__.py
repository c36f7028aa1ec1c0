"""The index of a register: what it keeps, what is asked of it, how it is brought up to date."""
