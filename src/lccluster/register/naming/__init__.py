"""Names of clusters: which look alike, and which stand beside each other."""
