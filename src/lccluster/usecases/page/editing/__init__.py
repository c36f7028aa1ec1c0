"""Files of people edited in place: cells, rows that come and go, every other byte as it was."""
