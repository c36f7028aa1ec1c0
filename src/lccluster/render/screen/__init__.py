"""The screen of a terminal: where lines may be broken, and how a table fits between its edges."""
