"""JSON Schemas of what `files.typed` reads, drawn from the very shapes that it reads by."""
