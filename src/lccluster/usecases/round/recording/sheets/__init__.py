"""The sheets of points that experts send back, and what was scored before."""
