"""`lccluster rules`: the measures as data."""
