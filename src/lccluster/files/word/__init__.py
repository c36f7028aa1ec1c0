"""Word documents as a person sees them on the print: text, tables, and what stands there besides."""
