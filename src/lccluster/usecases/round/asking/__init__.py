"""Asking a round: how it stands, who ranks where, what is to be done, how things were decided before."""
