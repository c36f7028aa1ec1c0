"""JSON Schemas of every file that people write, for editors."""
