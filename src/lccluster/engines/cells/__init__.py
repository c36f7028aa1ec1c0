"""Cells of a table as whole numbers in columns: read, spelt, coded; what is not sure goes to the reader."""
