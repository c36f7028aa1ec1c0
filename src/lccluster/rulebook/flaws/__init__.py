"""What is wrong with a rulebook, each flaw at its place."""
