"""The pages of the documentation: what is written by hand, the gallery of errors, every command's help."""
