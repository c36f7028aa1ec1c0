"""What happened to a title, act by act: on the screen and on printed sheets."""
