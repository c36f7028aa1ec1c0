"""Where a document may be written, and by what one of ours is known."""
