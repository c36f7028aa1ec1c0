"""Two rulebooks compared for people: what the values of their files are called."""
