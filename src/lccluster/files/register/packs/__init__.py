"""Packs as files, and what a register notes of those that were sent and received."""
