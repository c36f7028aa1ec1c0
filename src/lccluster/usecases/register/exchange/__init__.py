"""A register out and in again without loss, and the list that a new one starts from."""
