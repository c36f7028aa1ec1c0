"""Two copies of one register brought together: what is taken, what is known, what conflicts. Pure."""
