"""What a rulebook asks of a table: tests of its columns, counts of rows and points of items in their place."""
