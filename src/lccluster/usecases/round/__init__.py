"""The yearly round: one function for each thing that is done in it, or asked of it."""
