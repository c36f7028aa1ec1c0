"""YAML as people type it: read quickly where it is plain, strictly wherever it is not."""
