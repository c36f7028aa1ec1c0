"""Copies of one register brought together: merged, received, settled; one way for all of them."""
