"""A rulebook's folder: found in a library, read, drafted; its cases and letters."""
