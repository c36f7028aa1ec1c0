"""`lccluster register`: keep the titles; one module for asking, one for recording, one for upkeep."""
