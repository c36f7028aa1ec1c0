"""The application form of the annex as data: its fields, labels and units. Pure."""
