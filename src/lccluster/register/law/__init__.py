"""What stands against an act: one module for reviews, endings and records; `lawful` is the door."""
