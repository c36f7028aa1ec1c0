"""Packs between offices: what goes into one, its letter, how one is received or begun with."""
