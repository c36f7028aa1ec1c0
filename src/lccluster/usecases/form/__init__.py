"""The form on paper: filled in from YAML, and brought in from Word and Excel."""
