"""Findings on the disk: which files are meant, and what each of them says on which cluster."""
