"""A change of several files at one stroke: its journal, what is pending, how it is settled."""
