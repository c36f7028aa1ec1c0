"""Screens about the register: its titles, what is done with one, lists taken in, its beginning."""
