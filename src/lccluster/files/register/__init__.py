"""What keeps a register whole while it is written, and one while it is read."""
