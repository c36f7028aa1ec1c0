"""What would these rules do to a table of clusters? Plans, tallies, sweeps. Pure."""
