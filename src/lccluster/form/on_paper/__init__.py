"""The form on paper: what stands on it, how it is written, what its labels are to one another."""
