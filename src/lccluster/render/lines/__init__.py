"""Lines of text: where they may be broken, and how columns share the room that there is."""
