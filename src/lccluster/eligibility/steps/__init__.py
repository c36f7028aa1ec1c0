"""Single kinds of steps: what would have to be different, and what an office can do without a rule."""
