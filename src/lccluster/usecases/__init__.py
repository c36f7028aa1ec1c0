"""One function for each thing the office does: read, decide, hand over."""
