"""Word documents after GB/T 9704: notices, letters, the form, two rulebooks side by side."""
