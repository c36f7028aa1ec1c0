"""What stands for each field of the form, gathered and read."""
