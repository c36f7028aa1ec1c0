"""Who comes in: the door, its keys, the server behind it, and how the page is opened."""
