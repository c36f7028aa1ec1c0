"""What holds a table against the rules: the check itself on every core, or one compiled for columns."""
