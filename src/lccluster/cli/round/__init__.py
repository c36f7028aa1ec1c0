"""`round`: the yearly round, from the call to the promulgated list."""
