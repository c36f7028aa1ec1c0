"""The headings of a table: each is a field of the form, or the answer to a condition."""
