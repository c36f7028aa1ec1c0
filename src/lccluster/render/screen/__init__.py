"""The screen of a terminal: how a table fits between its edges."""
