"""A small office to play with: its papers come with the tool, register and round are recorded like any other."""
