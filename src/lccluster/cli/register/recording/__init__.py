"""Commands that record an act, and ask for nothing they can work out."""
